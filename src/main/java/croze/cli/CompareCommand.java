package croze.cli;

import croze.report.compare.FolderComparison;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code croze compare A B}: what differs between two folders of results. */
final class CompareCommand {
  @Command(name = "compare")
  static int run(
      @Mixin Invocation call,
      @Parameters(index = "0", paramLabel = "A", descriptionKey = "a") Path a,
      @Parameters(index = "1", paramLabel = "B", descriptionKey = "b") Path b) {
    FolderComparison compared = FolderComparison.of(a, b);
    call.console().show(compared.text());
    return compared.differences().isEmpty() ? 0 : Invocation.DIFFERENT;
  }
}
