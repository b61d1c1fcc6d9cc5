package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code croze study deviations}: any file of {@code experiments/}, or one's own. */
@Command(name = "study")
final class StudyCommand extends ConsoleCommand {
  @Parameters(paramLabel = "NAME", descriptionKey = "name")
  private String name;

  @Mixin private StudyOptions options;

  @Override
  void run(Console console) {
    options.request(name).run(DataFolder.standard(), console);
  }
}
