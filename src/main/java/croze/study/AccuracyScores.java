package croze.study;

import croze.benchmark.Metric;
import croze.image.Dataset;
import croze.space.CellSpace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scores among which accuracies may stand, as {@code nas-robbench-201:pgd@8}: how well one training
 * ranks what another makes of the same architectures.
 */
final class AccuracyScores implements ScoreSource {
  private final ScoreSource proxies;
  private final Benchmarks benchmarks;

  /**
   * @param proxies what has all other scores
   */
  AccuracyScores(ScoreSource proxies, Benchmarks benchmarks) {
    this.proxies = proxies;
    this.benchmarks = benchmarks;
  }

  /** Whether that is the name of an accuracy, not of a proxy. */
  static boolean names(String score) {
    return Benchmarks.NAMES.stream().anyMatch(name -> score.startsWith(name + ":"));
  }

  /**
   * The accuracy of such a name.
   *
   * @throws croze.InvalidInputException if there is none
   */
  static Metric metric(String score) {
    return Metric.parse(score.substring(score.indexOf(':') + 1));
  }

  @Override
  public boolean needsNetwork(String score) {
    return !names(score) && proxies.needsNetwork(score);
  }

  @Override
  public ScoreColumns scores(Dataset dataset, Map<String, String> setting, List<String> names) {
    List<String> others = names.stream().filter(name -> !names(name)).toList();
    Map<String, double[]> accuracies = new LinkedHashMap<>();
    names.stream().filter(AccuracyScores::names).forEach(n -> accuracies.put(n, all(dataset, n)));
    int[] everything = IntStream.range(0, CellSpace.cells().size()).toArray();
    Map<String, ScoreVector> columns =
        new LinkedHashMap<>(ScoreColumns.of(everything, accuracies).byProxy());
    if (!others.isEmpty()) {
      columns.putAll(proxies.scores(dataset, setting, others).byProxy());
    }
    return new ScoreColumns(columns);
  }

  /** The accuracy of all architectures; NaN if the benchmark has none of that data set. */
  private double[] all(Dataset dataset, String name) {
    Accuracies benchmark = benchmarks.accuracies(name.substring(0, name.indexOf(':')));
    Metric metric = metric(name);
    if (benchmark.lacks(dataset, metric).isPresent()) {
      double[] none = new double[CellSpace.cells().size()];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    return benchmark.of(dataset, metric);
  }
}
