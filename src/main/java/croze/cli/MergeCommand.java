package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.ResultFolders;
import croze.run.score.MergeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze merge}: exports and logs of parts of a sweep, joined to one export. */
@Command(name = "merge")
final class MergeCommand extends ConsoleCommand {
  @Parameters(paramLabel = "FILES", arity = "1..*", descriptionKey = "files")
  private List<Path> files;

  @Option(names = "--out", paramLabel = "FILE.csv.gz")
  private Path out;

  @Option(names = "--archs", paramLabel = "WHICH")
  private String architectures;

  @Option(names = "--protocol", paramLabel = "FILE.yaml")
  private String protocol;

  @Mixin private NotationOption notationOption;

  @Override
  void run(Console console) {
    console.print(
        new MergeRequest(
                files,
                Optional.ofNullable(out),
                Optional.ofNullable(architectures).map(notationOption::applyTo),
                Optional.ofNullable(protocol))
            .run(ResultFolders.STANDARD, DataFolder.standard()));
  }
}
