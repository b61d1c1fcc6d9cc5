package croze.cli;

import croze.evaluate.EvaluationPlan;
import croze.run.report.EvaluationRequest;
import croze.stats.resample.Bootstrap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze evaluate scores.csv}: a user's own scores. */
final class EvaluateCommand {
  @Command(name = "evaluate")
  static void run(
      @Mixin Invocation call,
      @Parameters(arity = "1..*", paramLabel = "SCORES.csv", descriptionKey = "scores-csv")
          List<Path> files,
      @Option(names = "--lower", paramLabel = "COLUMN", split = ",") Set<String> lower,
      @Option(names = "--metrics", paramLabel = "METRIC", split = ",") List<String> metrics,
      @Option(names = "--accuracies", paramLabel = "file:FILE.csv") Optional<String> accuracies,
      @Option(names = "--views", paramLabel = "VIEW", split = ",", defaultValue = "all,unique")
          List<String> views,
      @Option(names = "--top", paramLabel = "K", defaultValue = "10") int top,
      @Option(names = "--resamples", paramLabel = "N", defaultValue = "1000") int resamples,
      @Option(names = "--json") boolean json,
      @Option(names = "--out", paramLabel = "FOLDER") Path out,
      @Mixin DatasetsOption datasets,
      @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results") Path results,
      @Mixin WorkersOption workers) {
    new EvaluationRequest(
            files,
            lower == null ? Set.of() : lower,
            datasets.datasets(),
            Optional.ofNullable(metrics),
            accuracies,
            new EvaluationPlan(views, new Bootstrap(resamples, .95, 0, workers.workers()), top),
            json,
            Optional.ofNullable(out),
            results)
        .run(call.data(), call.console());
  }
}
