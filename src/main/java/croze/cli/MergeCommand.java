package croze.cli;

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
final class MergeCommand {
  @Command(name = "merge")
  static void run(
      @Mixin Invocation call,
      @Parameters(paramLabel = "FILES", arity = "1..*", descriptionKey = "files") List<Path> files,
      @Option(names = "--out", paramLabel = "FILE.csv.gz") Path out,
      @Option(names = "--archs", paramLabel = "WHICH") Optional<String> architectures,
      @Option(names = "--protocol", paramLabel = "FILE.yaml") Optional<String> protocol,
      @Mixin NotationOption notation) {
    call.console()
        .print(
            new MergeRequest(
                    files, Optional.ofNullable(out), architectures.map(notation::applyTo), protocol)
                .run(ResultFolders.STANDARD, call.data()));
  }
}
