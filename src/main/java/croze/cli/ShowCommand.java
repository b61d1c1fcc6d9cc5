package croze.cli;

import croze.run.catalogue.ProfileRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze show 13433}: one architecture. */
final class ShowCommand {
  @Command(name = "show")
  static void run(
      @Mixin Invocation call,
      @Parameters(paramLabel = "ARCHITECTURE", descriptionKey = "architecture") String architecture,
      @Option(names = "--metrics", paramLabel = "METRIC", split = ",") List<String> metrics,
      @Option(names = "--json") boolean json,
      @Mixin DatasetsOption datasets,
      @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results") Path results) {
    Optional<List<String>> given = Optional.ofNullable(metrics);
    new ProfileRequest(architecture, datasets.datasets(), given, json, results)
        .run(call.data(), call.console());
  }
}
