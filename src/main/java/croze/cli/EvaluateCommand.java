package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.evaluate.EvaluationPlan;
import croze.run.report.EvaluationRequest;
import croze.stats.Bootstrap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze evaluate scores.csv}: a user's own scores. */
@Command(name = "evaluate")
final class EvaluateCommand extends ConsoleCommand {
  @Parameters(arity = "1..*", paramLabel = "SCORES.csv", descriptionKey = "scores-csv")
  private List<Path> files;

  @Option(names = "--lower", paramLabel = "COLUMN", split = ",")
  private Set<String> lower = Set.of();

  @Option(names = "--metrics", paramLabel = "METRIC", split = ",")
  private List<String> metrics;

  @Option(names = "--accuracies", paramLabel = "file:FILE.csv")
  private String accuracies;

  @Option(names = "--views", paramLabel = "VIEW", split = ",")
  private List<String> views = EvaluationPlan.VIEWS;

  @Option(names = "--top", paramLabel = "K", defaultValue = "10")
  private int top;

  @Option(names = "--resamples", paramLabel = "N", defaultValue = "1000")
  private int resamples;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--out", paramLabel = "FOLDER")
  private Path out;

  @Mixin private DatasetsOption datasetsOption;
  @Mixin private ResultOptions resultOptions;
  @Mixin private WorkersOption workers;

  @Override
  void run(Console console) {
    Bootstrap bootstrap = new Bootstrap(resamples, .95, 0, workers.workers());
    new EvaluationRequest(
            files,
            lower,
            datasetsOption.datasets(),
            Optional.ofNullable(metrics),
            Optional.ofNullable(accuracies),
            new EvaluationPlan(views, bootstrap, top),
            json,
            Optional.ofNullable(out),
            resultOptions.results())
        .run(DataFolder.standard(), console);
  }
}
