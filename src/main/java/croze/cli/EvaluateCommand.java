package croze.cli;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.evaluate.Contender;
import croze.evaluate.Evaluation;
import croze.evaluate.EvaluationPlan;
import croze.evaluate.Evaluator;
import croze.evaluate.OwnScores;
import croze.evaluate.Rivals;
import croze.evaluate.Targets;
import croze.image.Dataset;
import croze.report.evaluation.EvaluationFields;
import croze.report.evaluation.EvaluationFolder;
import croze.report.evaluation.EvaluationText;
import croze.run.ResultFolders;
import croze.stats.Bootstrap;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze evaluate scores.csv}: a user's own scores. */
@Command(
    name = "evaluate",
    description =
        "Evaluates scores of your own: a CSV file with a column of architectures (string, index or"
            + " NASLib tuple; any order, any subset), a column a proxy and, if you have several, a"
            + " column 'seed'. Says how well each ranks the accuracies of the benchmarks, and"
            + " whether it is better than CRoZe, than counting parameters, and than the best known"
            + " proxy.")
final class EvaluateCommand implements Runnable {
  private static final String FILE = "file:";

  @Parameters(arity = "1..*", paramLabel = "SCORES.csv", description = "Files of scores.")
  private List<Path> files;

  @Option(
      names = "--lower",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of which a lower score is better.")
  private Set<String> lower = Set.of();

  @Option(
      names = "--metrics",
      paramLabel = "METRIC",
      split = ",",
      description = "Accuracies, such as clean,fgsm@8,nas-robbench-201:pgd@8; see croze metrics.")
  private List<String> metrics;

  @Option(
      names = "--accuracies",
      paramLabel = "file:FILE.csv",
      description =
          "Accuracies of your own in place of the published ones: a column of architectures, a"
              + " column a metric.")
  private String accuracies;

  @Option(
      names = "--views",
      paramLabel = "VIEW",
      split = ",",
      description = "all, unique (one of each class of isomorphic cells); by default both.")
  private List<String> views = EvaluationPlan.VIEWS;

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "10",
      description = "How many architectures a search would train, by default ${DEFAULT-VALUE}.")
  private int top;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Bootstrap resamples, by default ${DEFAULT-VALUE}.")
  private int resamples;

  @Option(names = "--json", description = "Print one JSON object; write no files.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the files go, by default results/local/evaluate/NAME.")
  private Path out;

  @Mixin private DatasetsOption datasetsOption;
  @Mixin private ResultOptions resultOptions;
  @Mixin private WorkersOption workers;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    String name = files.stream().map(OwnScores::stem).collect(Collectors.joining("+"));
    Path folder =
        out != null ? out : ResultFolders.STANDARD.own().resolve("evaluate").resolve(name);
    if (!json) {
      EvaluationFolder.check(folder);
    }
    for (String view : views) {
      if (!EvaluationPlan.VIEWS.contains(view)) {
        throw new InvalidInputException(
            "no view '%s', expected %s".formatted(view, EvaluationPlan.VIEWS));
      }
    }
    EvaluationPlan plan =
        new EvaluationPlan(views, new Bootstrap(resamples, .95, 0, workers.workers()), top);
    OwnScores own = OwnScores.read(files, lower);
    Evaluation evaluation = new Evaluator(plan, own).evaluate(targets(), this::known);
    PrintWriter console = spec.commandLine().getOut();
    if (json) {
      console.println(EvaluationFields.json(evaluation));
    } else {
      List<Path> written =
          EvaluationFolder.write(
              folder,
              name,
              evaluation,
              remark -> spec.commandLine().getErr().println("croze: " + remark));
      console.print(EvaluationText.console(evaluation));
      console.println("written: " + written.get(written.size() - 1));
    }
    console.flush();
  }

  private Targets targets() {
    Optional<List<String>> names = Optional.ofNullable(metrics);
    if (accuracies != null) {
      if (!accuracies.startsWith(FILE)) {
        throw new InvalidInputException(
            "--accuracies %s: expected file: and the name of a CSV file".formatted(accuracies));
      }
      return Targets.own(Path.of(accuracies.substring(FILE.length())), names);
    }
    List<Dataset> chosen = datasetsOption.datasets();
    Targets targets = Targets.published(new Benchmarks(DataFolder.standard()), chosen, names);
    if (targets.all().isEmpty()) {
      throw new InvalidInputException(
          "there are no accuracies to hold the scores against: 'croze data fetch' brings the published tables, "
              + DataFolder.MIRROR_VARIABLE
              + " names a folder that has them, --accuracies file:FILE.csv takes your own");
    }
    return targets;
  }

  /** The known proxies of a data set; of a user's own accuracies those of CIFAR-10. */
  private Map<String, Contender> known(String dataset) {
    Dataset scored =
        Arrays.stream(Dataset.values())
            .filter(d -> d.id().equals(dataset))
            .findFirst()
            .orElse(Dataset.CIFAR10);
    return Rivals.of(resultOptions.results(), scored);
  }
}
