package croze.study;

import croze.benchmark.Metric;
import croze.benchmark.PublishedScores;
import croze.image.Dataset;
import croze.space.CellSpace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scores that the data folder has, beside those that are computed: accuracies, as {@code
 * nas-robbench-201:pgd@8} (how well does one training rank what another makes of the same
 * architectures?), and published scores, as {@code nas-bench-suite-zero:grasp}.
 */
final class GivenScores implements ScoreSource {
  private final ScoreSource proxies;
  private final Benchmarks benchmarks;

  /**
   * @param proxies what has all other scores
   */
  GivenScores(ScoreSource proxies, Benchmarks benchmarks) {
    this.proxies = proxies;
    this.benchmarks = benchmarks;
  }

  /** Whether that is the name of one of them, not of a proxy. */
  static boolean names(String score) {
    return isPublished(score) || Benchmarks.NAMES.stream().anyMatch(n -> score.startsWith(n + ":"));
  }

  private static boolean isPublished(String score) {
    return score.startsWith(PublishedStudy.NAME + ":");
  }

  private static String afterColon(String score) {
    return score.substring(score.indexOf(':') + 1);
  }

  /**
   * Checks such a name.
   *
   * @throws croze.InvalidInputException if it names no accuracy and no published score
   */
  static void check(String score) {
    if (isPublished(score)) {
      PublishedScores.check(afterColon(score));
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
    if (isPublished(name)) {
      PublishedScores published = benchmarks.published(dataset);
      return new ScoreVector(published.indices(), published.scores(afterColon(name)));
    }
    return new ScoreVector(
        IntStream.range(0, CellSpace.cells().size()).toArray(), accuracy(dataset, name));
  }

  /** The accuracy of all architectures; NaN if the benchmark has none of that data set. */
  private double[] accuracy(Dataset dataset, String name) {
    Accuracies benchmark = benchmarks.accuracies(name.substring(0, name.indexOf(':')));
    Metric metric = Metric.parse(afterColon(name));
    if (benchmark.lacks(dataset, metric).isPresent()) {
      double[] none = new double[CellSpace.cells().size()];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    return benchmark.of(dataset, metric);
  }
}
