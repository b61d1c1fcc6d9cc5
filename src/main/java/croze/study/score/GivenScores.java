package croze.study.score;

import croze.InvalidInputException;
import croze.benchmark.Accuracies;
import croze.benchmark.Benchmarks;
import croze.benchmark.file.ArchitectureCsv;
import croze.benchmark.metric.Metric;
import croze.benchmark.zerocost.PublishedScores;
import croze.image.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scores that the data folder has, beside those that are computed: accuracies, as {@code
 * nas-robbench-201:pgd@8} (how well does one training rank what another makes of the same
 * architectures?), published scores, as {@code nas-bench-suite-zero:grasp}, and columns of a user's
 * own file, as {@code file:mine.csv#myproxy}.
 */
public final class GivenScores implements ScoreSource {
  private static final String FILE = "file:";

  private final ScoreSource proxies;
  private final Benchmarks benchmarks;

  /**
   * @param proxies what has all other scores
   */
  public GivenScores(ScoreSource proxies, Benchmarks benchmarks) {
    this.proxies = proxies;
    this.benchmarks = benchmarks;
  }

  /** Whether that is the name of one of them, not of a proxy. */
  public static boolean names(String score) {
    return isPublished(score)
        || score.startsWith(FILE)
        || Benchmarks.NAMES.stream().anyMatch(n -> score.startsWith(n + ":"));
  }

  private static boolean isPublished(String score) {
    return score.startsWith(PublishedScores.NAME + ":");
  }

  private static String afterColon(String score) {
    return score.substring(score.indexOf(':') + 1);
  }

  /**
   * Checks such a name.
   *
   * @throws croze.InvalidInputException if it names no accuracy, no published score and no column
   *     of a file
   */
  public static void check(String score) {
    if (isPublished(score)) {
      PublishedScores.check(afterColon(score));
    } else if (score.startsWith(FILE)) {
      ofFile(score);
    } else {
      Metric.parse(afterColon(score));
    }
  }

  @Override
  public int[] asked() {
    return proxies.asked();
  }

  @Override
  public boolean needsNetwork(String score) {
    return !names(score) && proxies.needsNetwork(score);
  }

  @Override
  public ScoreColumns scores(Dataset dataset, Map<String, String> setting, List<String> names) {
    List<String> others = names.stream().filter(name -> !names(name)).toList();
    Map<String, ScoreVector> columns = new LinkedHashMap<>();
    names.stream().filter(GivenScores::names).forEach(n -> columns.put(n, given(dataset, n)));
    if (!others.isEmpty()) {
      columns.putAll(proxies.scores(dataset, setting, others).byProxy());
    }
    return new ScoreColumns(columns);
  }

  private ScoreVector given(Dataset dataset, String name) {
    if (name.startsWith(FILE)) {
      return ofFile(name);
    }
    if (isPublished(name)) {
      PublishedScores published = benchmarks.published(dataset);
      return new ScoreVector(published.indices(), published.scores(afterColon(name)));
    }
    double[] accuracy = accuracy(dataset, name);
    return new ScoreVector(IntStream.range(0, accuracy.length).toArray(), accuracy);
  }

  /** The scores of a column of a user's own file, {@code file:mine.csv#myproxy}. */
  private static ScoreVector ofFile(String name) {
    int column = name.lastIndexOf('#');
    if (column < 0) {
      throw new InvalidInputException(
          "score '%s': expected a file and its column, such as file:mine.csv#myproxy"
              .formatted(name));
    }
    ArchitectureCsv csv = ArchitectureCsv.read(Path.of(name.substring(FILE.length(), column)));
    ArchitectureCsv.Column scores = csv.columns().get(name.substring(column + 1));
    if (scores == null) {
      throw new InvalidInputException(
          "score '%s': %s has no such column, found %s"
              .formatted(name, csv.name(), csv.columns().keySet()));
    }
    int[] indices = scores.first().present().stream().toArray();
    double[] byIndex = scores.first().byIndex();
    return new ScoreVector(indices, IntStream.of(indices).mapToDouble(i -> byIndex[i]).toArray());
  }

  /** The accuracy of all architectures; NaN if the benchmark has none of that data set. */
  private double[] accuracy(Dataset dataset, String name) {
    Accuracies benchmark = benchmarks.accuracies(name.substring(0, name.indexOf(':')));
    Metric metric = Metric.parse(afterColon(name));
    if (benchmark.lacks(dataset, metric).isPresent()) {
      double[] none = new double[benchmark.space().size().orElseThrow()];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    return benchmark.of(dataset, metric);
  }
}
