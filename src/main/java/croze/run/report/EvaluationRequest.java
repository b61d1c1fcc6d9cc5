package croze.run.report;

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
import croze.run.RunListener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An evaluation of a user's own scores, as someone asks for it.
 *
 * @param files of scores
 * @param lower columns of which a lower score is better
 * @param metrics names of accuracies; empty for the usual ones
 * @param accuracies {@code file:FILE.csv}: a user's own in place of the published ones
 * @param json whether one JSON object is shown and nothing is written
 * @param out folder that is written; empty for one below {@code results/local/evaluate}
 * @param results folder of the published scores
 */
public record EvaluationRequest(
    List<Path> files,
    Set<String> lower,
    List<Dataset> datasets,
    Optional<List<String>> metrics,
    Optional<String> accuracies,
    EvaluationPlan plan,
    boolean json,
    Optional<Path> out,
    Path results) {
  private static final String FILE = "file:";

  /**
   * @throws InvalidInputException if there is no such view
   */
  public EvaluationRequest {
    for (String view : plan.views()) {
      if (!EvaluationPlan.VIEWS.contains(view)) {
        throw new InvalidInputException(
            "no view '%s', expected %s".formatted(view, EvaluationPlan.VIEWS));
      }
    }
  }

  /**
   * Evaluates, shows and writes.
   *
   * @throws InvalidInputException if a file or a name is wrong, there are no accuracies, or
   *     something that is not ours would be overwritten
   */
  public void run(DataFolder data, RunListener listener) {
    String name = files.stream().map(OwnScores::stem).collect(Collectors.joining("+"));
    Path folder =
        out.orElseGet(() -> ResultFolders.STANDARD.own().resolve("evaluate").resolve(name));
    if (!json) {
      EvaluationFolder.check(folder);
    }
    OwnScores own = OwnScores.read(files, lower);
    Evaluation evaluation = new Evaluator(plan, own).evaluate(targets(data), this::known);
    if (json) {
      listener.print(EvaluationFields.json(evaluation));
    } else {
      List<Path> written =
          EvaluationFolder.write(folder, name, evaluation, own.columns(), listener::say);
      listener.show(EvaluationText.console(evaluation));
      listener.print("written: " + written.get(written.size() - 1));
    }
  }

  private Targets targets(DataFolder data) {
    if (accuracies.isPresent()) {
      if (!accuracies.get().startsWith(FILE) || accuracies.get().equals(FILE)) {
        throw new InvalidInputException(
            "--accuracies %s: expected file: and the name of a CSV file"
                .formatted(accuracies.get()));
      }
      return Targets.own(Path.of(accuracies.get().substring(FILE.length())), metrics);
    }
    Targets targets = Targets.published(new Benchmarks(data), datasets, metrics);
    if (targets.all().isEmpty()) {
      throw new InvalidInputException(
          "there are no accuracies to hold the scores against: 'croze data fetch' brings the"
              + " published tables, "
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
    return Rivals.of(results, scored);
  }
}
