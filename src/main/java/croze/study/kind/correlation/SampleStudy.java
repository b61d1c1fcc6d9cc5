package croze.study.kind.correlation;

import croze.benchmark.Benchmarks;
import croze.image.Dataset;
import croze.stats.correlation.CorrelationColumn;
import croze.stats.correlation.SampledCorrelations;
import croze.stats.rank.NanPolicy;
import croze.stats.resample.Bootstrap;
import croze.stats.resample.Spread;
import croze.study.kind.Columns;
import croze.study.kind.Compared;
import croze.study.kind.PrintedFigures;
import croze.study.result.ResultTable.Unit;
import croze.study.result.SpreadTable;
import croze.study.result.SpreadTable.Line;
import croze.study.result.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a table of correlations would say had it been made from a random sample of the space, as the
 * paper's Table 1 was: the spread of ρ over samples of that size, the spread of ρ's difference to
 * the reference row, and where in both the paper's figures lie.
 *
 * <p>A difference that the paper prints exceeds the noise of a sample of its size if it is larger
 * than the distance from their mean that 95 % of the differences keep.
 */
public final class SampleStudy {
  private final CorrelationExperiment experiment;
  private final Benchmarks benchmarks;
  private final Bootstrap plan;

  /**
   * @param plan level, seed and threads of the draws
   */
  public SampleStudy(CorrelationExperiment experiment, Benchmarks benchmarks, Bootstrap plan) {
    this.experiment = experiment;
    this.benchmarks = benchmarks;
    this.plan =
        new Bootstrap(experiment.samples().draws(), plan.level(), plan.seed(), plan.threads());
  }

  /** The spread of ρ, and of its difference to the reference row if there is one. */
  public List<SpreadTable> spreads(Columns columns, Compared compared, PrintedFigures printed) {
    // Rows on the same architectures only, so that differences are on the same samples.
    List<Integer> rows =
        IntStream.range(0, compared.rows().size())
            .filter(r -> compared.rows().get(r).compared())
            .boxed()
            .toList();
    int reference = rows.indexOf(experiment.rowNames().indexOf(experiment.reference()));
    List<Line> rhos = new ArrayList<>();
    List<Line> differences = new ArrayList<>();
    for (int size : experiment.samples().sizes()) {
      if (fits(size, compared)) {
        Sampled sampled = new Sampled(columns, compared, rows, size, printed);
        rhos.addAll(sampled.rhos());
        differences.addAll(reference < 0 ? List.of() : sampled.differencesTo(reference));
      }
    }
    List<String> remarks = remarks(columns.dataset(), compared);
    SpreadTable spread = table("samples", "ρ", rhos, remarks);
    return reference < 0
        ? List.of(spread)
        : List.of(
            spread,
            table(
                "sample-differences",
                "ρ minus that of " + experiment.rows().get(rows.get(reference)).label(),
                differences,
                remarks));
  }

  private static boolean fits(int size, Compared compared) {
    return size * SpreadTable.LEAST_MULTIPLE <= compared.architectures().length;
  }

  /** The rows and sizes that are left out. */
  private List<String> remarks(Dataset dataset, Compared compared) {
    Stream<String> rows =
        IntStream.range(0, compared.rows().size())
            .filter(r -> !compared.rows().get(r).compared())
            .mapToObj(
                r ->
                    "%s: %s is left out, for it lacks scores of some of the architectures."
                        .formatted(dataset.label(), experiment.rows().get(r).label()));
    Stream<String> sizes =
        experiment.samples().sizes().stream()
            .filter(size -> !fits(size, compared))
            .map(
                size ->
                    "%s: no samples of %d, for only %d architectures are scored and samples would overlap; %d or more are needed."
                        .formatted(
                            dataset.label(),
                            size,
                            compared.architectures().length,
                            size * SpreadTable.LEAST_MULTIPLE));
    return Stream.concat(rows, sizes).toList();
  }

  /** The samples of one size, of one data set. */
  private final class Sampled {
    private final Dataset dataset;
    private final PrintedFigures printed;
    private final List<Integer> rows;
    private final int size;
    private final int architectures;
    private final List<CorrelationColumn> metrics;
    private final SampledCorrelations correlations;

    /**
     * @param rows places of the compared rows in the experiment
     */
    Sampled(
        Columns columns, Compared compared, List<Integer> rows, int size, PrintedFigures printed) {
      this.dataset = columns.dataset();
      this.printed = printed;
      this.rows = rows;
      this.size = size;
      this.architectures = compared.architectures().length;
      this.metrics = columns.metrics(experiment, benchmarks, compared.architectures());
      this.correlations =
          SampledCorrelations.of(
              rows.stream().map(r -> compared.rows().get(r).scores().values()).toList(),
              metrics,
              NanPolicy.DROP,
              size,
              plan);
    }

    List<Line> rhos() {
      return lines(r -> true, this::paper, correlations::rho, (values, spread) -> Double.NaN);
    }

    List<Line> differencesTo(int reference) {
      return lines(
          r -> r != reference,
          (r, m) -> paper(r, m) - paper(reference, m),
          (r, m) -> correlations.differences(r, reference, m),
          (values, spread) -> noise(values, spread.mean()));
    }

    private double paper(int row, int metric) {
      return printed.figure(
          experiment.rows().get(rows.get(row)), dataset, View.ALL, metrics.get(metric).name());
    }

    /** A line a row and metric. */
    private List<Line> lines(
        IntPredicate which,
        ToDoubleBiFunction<Integer, Integer> paper,
        BiFunction<Integer, Integer, double[]> draws,
        ToDoubleBiFunction<double[], Spread> noise) {
      List<Line> lines = new ArrayList<>();
      for (int r = 0; r < rows.size(); r++) {
        for (int m = 0; m < metrics.size() && which.test(r); m++) {
          double[] values = draws.apply(r, m);
          Spread spread = Spread.of(values, plan.level());
          double figure = paper.applyAsDouble(r, m);
          lines.add(
              new Line(
                  dataset,
                  experiment.rows().get(rows.get(r)).name(),
                  metrics.get(m).name(),
                  size,
                  architectures,
                  figure,
                  spread,
                  Spread.position(values, figure),
                  noise.applyAsDouble(values, spread)));
        }
      }
      return lines;
    }
  }

  /** The distance from the mean that the level's share of the values keeps. */
  private double noise(double[] values, double mean) {
    double[] distances = Arrays.stream(values).map(v -> Math.abs(v - mean)).toArray();
    return Spread.of(distances, 2 * plan.level() - 1).high();
  }

  private SpreadTable table(String part, String what, List<Line> lines, List<String> remarks) {
    return new SpreadTable(
        experiment.name() + "-" + part,
        "%s; spread of %s over %d random samples"
            .formatted(experiment.title(), what, experiment.samples().draws()),
        Unit.CORRELATION,
        experiment.heading(),
        lines,
        remarks);
  }
}
