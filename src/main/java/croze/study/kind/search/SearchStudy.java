package croze.study.kind.search;

import croze.benchmark.Benchmarks;
import croze.image.Dataset;
import croze.random.KeyedStream;
import croze.search.BestSoFar;
import croze.search.Search;
import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.stats.resample.Bootstrap;
import croze.study.kind.AccuracyVectors;
import croze.study.kind.Columns;
import croze.study.kind.Compared;
import croze.study.kind.PrintedFigures;
import croze.study.kind.Study;
import croze.study.result.CurveTable;
import croze.study.result.CurveTable.Curve;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.View;
import croze.study.score.ScoreVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * What a search finds that a score guides (paper, Figure 3): the best accuracy so far, in percent,
 * after each trained network, and how many networks it takes to reach a target; medians over the
 * repetitions.
 *
 * <p>The accuracy that a search sees is the one that is shown. All rows of one strategy draw from
 * the same streams, {@code seed/search/space/strategy/repetition}. An architecture without a score
 * ranks last.
 */
public final class SearchStudy implements Study {
  private static final double PERCENT = 100;
  private static final int MEDIAN = 50;
  private static final int QUARTER = 25;

  /** The best 0.1 %: one of so many. */
  private static final int BEST_OF = 1000;

  private final SearchExperiment experiment;
  private final Benchmarks benchmarks;
  private final Bootstrap plan;

  private record Place(Dataset dataset, String metric, int row) {}

  private record Found(ScoreVector scores, double[][] curves) {
    boolean isOf(ScoreVector other) {
      return Arrays.equals(scores.indices(), other.indices())
          && Arrays.equals(scores.values(), other.values());
    }
  }

  /** Each view asks for the same searches. */
  private final Map<Place, Found> found = new HashMap<>();

  /**
   * @param plan seed and threads of the draws
   */
  public SearchStudy(SearchExperiment experiment, Benchmarks benchmarks, Bootstrap plan) {
    this.experiment = experiment;
    this.benchmarks = benchmarks;
    this.plan = plan;
  }

  @Override
  public List<Map<String, Measured>> measure(Columns columns, View view, Compared scores) {
    List<Map<String, Measured>> rows = new ArrayList<>();
    for (int r = 0; r < scores.rows().size(); r++) {
      Compared.Line line = scores.rows().get(r);
      Map<String, Measured> cells = new HashMap<>();
      for (String metric : columns.present()) {
        double[][] curves = curves(columns.dataset(), metric, r, line.scores());
        cells.put(
            metric,
            measured(
                (SearchStatistic) view.statistic(),
                curves,
                columns.dataset(),
                metric,
                coverage(line)));
      }
      rows.add(cells);
    }
    return rows;
  }

  private Coverage coverage(Compared.Line line) {
    return new Coverage(
        line.scores().scored().indices().length,
        line.scores().indices().length,
        benchmarks.space(experiment.accuracies()).size().orElseThrow(),
        line.compared());
  }

  private Measured measured(
      SearchStatistic statistic,
      double[][] curves,
      Dataset dataset,
      String metric,
      Coverage coverage) {
    double target =
        statistic == SearchStatistic.Course.TO_TARGET
            ? target(metric)
            : among(accuracies(dataset, metric));
    if (Double.isNaN(target)) {
      return new Measured(
          target, Optional.empty(), coverage, Optional.of("The column has no target."));
    }
    double[] values =
        Arrays.stream(curves)
            .mapToDouble(
                curve ->
                    statistic instanceof SearchStatistic.After after
                        ? curve[after.models() - 1]
                        : statistic == SearchStatistic.Course.AREA
                            ? StatUtils.mean(curve)
                            : BestSoFar.modelsTo(target, curve))
            .toArray();
    double median = percentile(values, MEDIAN);
    long reached = Arrays.stream(values).filter(Double::isFinite).count();
    return Double.isFinite(median)
        ? new Measured(median, Optional.empty(), coverage)
        : new Measured(
            Double.NaN,
            Optional.empty(),
            coverage,
            Optional.of(
                "Over %,d, the length of a search: %d of %d searches reach %.2f %%."
                    .formatted(curves[0].length, reached, curves.length, target)));
  }

  /** The curves of all rows, also of what the statistics leave out. */
  @Override
  public List<CurveTable> beside(Columns columns, Supplier<Compared> all, PrintedFigures printed) {
    Dataset dataset = columns.dataset();
    Compared compared = all.get();
    List<Curve> curves = new ArrayList<>();
    for (String metric : columns.present()) {
      double best = StatUtils.max(accuracies(dataset, metric));
      for (int r = 0; r < experiment.rows().size(); r++) {
        ScoreVector row = compared.rows().get(r).scores();
        curves.add(curve(dataset, metric, r, curves(dataset, metric, r, row), best));
      }
    }
    return List.of(
        new CurveTable(
            experiment.name() + "-curves",
            experiment.heading(),
            curves,
            experiment.search().pictures()));
  }

  private Curve curve(Dataset dataset, String metric, int row, double[][] found, double best) {
    double[][] byModels =
        IntStream.range(0, found[0].length)
            .mapToObj(n -> Arrays.stream(found).mapToDouble(curve -> curve[n]).toArray())
            .toArray(double[][]::new);
    return new Curve(
        dataset,
        experiment.rows().get(row).name(),
        metric,
        found.length,
        Arrays.stream(byModels).mapToDouble(StatUtils::mean).toArray(),
        Arrays.stream(byModels).mapToDouble(values -> percentile(values, QUARTER)).toArray(),
        Arrays.stream(byModels).mapToDouble(values -> percentile(values, MEDIAN)).toArray(),
        Arrays.stream(byModels).mapToDouble(values -> percentile(values, 3 * QUARTER)).toArray(),
        target(metric),
        best);
  }

  /** For each repetition the best accuracy so far, in percent. */
  private double[][] curves(Dataset dataset, String metric, int row, ScoreVector scores) {
    return found
        .compute(
            new Place(dataset, metric, row),
            (place, known) ->
                known != null && known.isOf(scores)
                    ? known
                    : new Found(scores, searched(dataset, metric, row, scores)))
        .curves();
  }

  private double[][] searched(Dataset dataset, String metric, int row, ScoreVector scores) {
    SearchRow spec = experiment.rows().get(row);
    SearchSpace space = benchmarks.space(experiment.accuracies());
    double[] accuracies = accuracies(dataset, metric);
    double[] guide = new double[accuracies.length];
    Arrays.fill(guide, Double.NaN);
    IntStream.range(0, scores.indices().length)
        .forEach(k -> guide[scores.indices()[k]] = scores.values()[k]);
    ToIntFunction<Architecture> index = a -> space.index(a).orElseThrow();
    Search search =
        new Search(
            space,
            spec.strategy(),
            experiment.search().plan(),
            a -> guide[index.applyAsInt(a)],
            a -> accuracies[index.applyAsInt(a)]);
    return IntStream.range(0, experiment.search().repetitions())
        .mapToObj(
            repetition ->
                BestSoFar.of(
                    search.run(
                        KeyedStream.of(
                            plan.seed(),
                            "search",
                            space.name(),
                            spec.strategy().id(),
                            Integer.toString(repetition)))))
        .toArray(double[][]::new);
  }

  /** In percent, of all architectures. */
  private double[] accuracies(Dataset dataset, String metric) {
    int[] everything =
        IntStream.range(0, benchmarks.space(experiment.accuracies()).size().orElseThrow())
            .toArray();
    double[] shares =
        new AccuracyVectors(experiment, benchmarks, dataset, everything).values(metric);
    return Arrays.stream(shares).map(share -> PERCENT * share).toArray();
  }

  private double target(String metric) {
    return experiment.search().targets().getOrDefault(metric, Double.NaN);
  }

  /** The least accuracy of the best 0.1 % of the space. */
  private static double among(double[] accuracies) {
    double[] sorted = accuracies.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - Math.max(1, Math.round((float) sorted.length / BEST_OF))];
  }

  private static double percentile(double[] values, double percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(sorted, percent);
  }
}
