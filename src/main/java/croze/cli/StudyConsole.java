package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.data.MissingFileException;
import croze.report.ConsoleTable;
import croze.run.MadeStudy;
import croze.run.StudyRequest;
import java.io.PrintWriter;
import picocli.CommandLine;

/** The table of a study for a person: on the console, with the names of its files. */
final class StudyConsole {
  private StudyConsole() {}

  /**
   * @throws croze.InvalidInputException if there is no such study, or input is missing or wrong
   */
  static void run(String study, StudyOptions options, CommandLine command) {
    StudyRequest request = options.request(study);
    DataFolder folder = DataFolder.standard();
    PrintWriter out = command.getOut();
    try {
      MadeStudy made = MadeStudy.of(request, folder, new Console(out, command.getErr()));
      out.println(ConsoleTable.render(made.table()));
      made.files().forEach(out::println);
      out.flush();
    } catch (MissingFileException e) {
      if (request.publish() || !e.isTable()) {
        throw e;
      }
      new WithoutTables(
              StudyRequest.EXPERIMENTS,
              request.experiment(),
              options,
              request.results(),
              folder,
              command)
          .show(e);
    }
  }
}
