package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.MergeRequest;
import croze.run.ResultFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze merge}: exports and logs of parts of a sweep, joined to one export. */
@Command(
    name = "merge",
    description =
        "Joins what the parts of a sweep or training have written to one export, with the bytes of a"
            + " run that was never split. Gaps, different values and different settings are refused"
            + " by name, and nothing is written then.")
final class MergeCommand extends ConsoleCommand {
  @Parameters(
      paramLabel = "FILES",
      arity = "1..*",
      description = "Exports (.csv.gz, .csv) with their manifests, or logs (.log).")
  private List<Path> files;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv.gz",
      description = "By default where the whole sweep would have it, below results/local.")
  private Path out;

  @Option(
      names = "--archs",
      paramLabel = "WHICH",
      description = "What must be there, by default what the parts were asked for.")
  private String architectures;

  @Option(
      names = "--protocol",
      paramLabel = "FILE.yaml",
      description = "Of a training whose protocol is not in experiments/protocols.")
  private String protocol;

  @Mixin private NotationOption notationOption;

  @Override
  int run(Console console) {
    console.print(
        new MergeRequest(
                files,
                Optional.ofNullable(out),
                Optional.ofNullable(architectures).map(notationOption::applyTo),
                Optional.ofNullable(protocol))
            .run(ResultFolders.STANDARD, DataFolder.standard()));
    return 0;
  }
}
