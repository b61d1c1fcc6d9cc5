package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.report.FullReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze report}: all of the results in one HTML file. */
@Command(name = "report")
final class ReportCommand extends ConsoleCommand {
  @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results")
  private Path results;

  @Override
  void run(Console console) {
    FullReport.write(results, DataFolder.standard(), console);
  }
}
