package croze.cli;

import croze.console.Console;
import croze.report.compare.FolderComparison;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code croze compare A B}: what differs between two folders of results. */
@Command(name = "compare")
final class CompareCommand extends ConsoleCommand {
  @Parameters(index = "0", paramLabel = "A", descriptionKey = "a")
  private Path a;

  @Parameters(index = "1", paramLabel = "B", descriptionKey = "b")
  private Path b;

  @Override
  void run(Console console) {
    FolderComparison compared = FolderComparison.of(a, b);
    console.show(compared.text());
    exitCode = compared.differences().isEmpty() ? 0 : DIFFERENT;
  }
}
