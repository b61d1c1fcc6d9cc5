package croze.study.kind.correlation;

import croze.benchmark.Benchmarks;
import croze.image.Dataset;
import croze.stats.Bootstrap;
import croze.stats.CorrelationColumn;
import croze.stats.NanPolicy;
import croze.stats.SampledCorrelations;
import croze.stats.Spread;
import croze.study.experiment.RowSpec;
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
import java.util.stream.IntStream;

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
    int[] shared = compared.architectures();
    List<Integer> rows =
        IntStream.range(0, compared.rows().size())
            .filter(r -> compared.rows().get(r).compared())
            .boxed()
            .toList();
    List<double[]> vectors =
        rows.stream().map(r -> compared.rows().get(r).scores().values()).toList();
    List<CorrelationColumn> metrics = columns.metrics(experiment, benchmarks, shared);
    int reference = rows.indexOf(experiment.rowNames().indexOf(experiment.reference()));
    List<Line> rhos = new ArrayList<>();
    List<Line> differences = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    IntStream.range(0, compared.rows().size())
        .filter(r -> !rows.contains(r))
        .forEach(
            r ->
                remarks.add(
                    "%s: %s is left out, for it lacks scores of some of the architectures."
                        .formatted(columns.dataset().label(), experiment.rows().get(r).label())));
    for (int size : experiment.samples().sizes()) {
      if (size * SpreadTable.LEAST_MULTIPLE > shared.length) {
        remarks.add(
            "%s: no samples of %d, for only %d architectures are scored and samples would overlap; %d or more are needed."
                .formatted(
                    columns.dataset().label(),
                    size,
                    shared.length,
                    size * SpreadTable.LEAST_MULTIPLE));
        continue;
      }
      SampledCorrelations sampled =
          SampledCorrelations.of(vectors, metrics, NanPolicy.DROP, size, plan);
      for (int r = 0; r < vectors.size(); r++) {
        for (int m = 0; m < metrics.size(); m++) {
          int row = rows.get(r);
          double paper = paper(row, columns.dataset(), metrics.get(m), printed);
          rhos.add(
              line(
                  row,
                  columns,
                  metrics.get(m),
                  size,
                  shared.length,
                  paper,
                  sampled.rho(r, m),
                  false));
          if (reference >= 0 && r != reference) {
            differences.add(
                line(
                    row,
                    columns,
                    metrics.get(m),
                    size,
                    shared.length,
                    paper - paper(rows.get(reference), columns.dataset(), metrics.get(m), printed),
                    sampled.differences(r, reference, m),
                    true));
          }
        }
      }
    }
    return reference < 0
        ? List.of(table("samples", "ρ", rhos, remarks))
        : List.of(
            table("samples", "ρ", rhos, remarks),
            table(
                "sample-differences",
                "ρ minus that of " + experiment.rows().get(rows.get(reference)).label(),
                differences,
                remarks));
  }

  private double paper(int row, Dataset dataset, CorrelationColumn metric, PrintedFigures printed) {
    return printed.figure(experiment.rows().get(row), dataset, View.ALL, metric.name());
  }

  private Line line(
      int row,
      Columns columns,
      CorrelationColumn metric,
      int size,
      int scored,
      double paper,
      double[] values,
      boolean difference) {
    RowSpec spec = experiment.rows().get(row);
    Spread spread = Spread.of(values, plan.level());
    return new Line(
        columns.dataset(),
        spec.name(),
        metric.name(),
        size,
        scored,
        paper,
        spread,
        Spread.position(values, paper),
        difference ? noise(values, spread.mean()) : Double.NaN);
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
