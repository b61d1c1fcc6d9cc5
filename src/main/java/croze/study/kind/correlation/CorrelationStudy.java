package croze.study.kind.correlation;

import croze.benchmark.Benchmarks;
import croze.stats.correlation.CorrelationTable;
import croze.stats.correlation.Estimate;
import croze.stats.correlation.PairedDifference;
import croze.stats.rank.NanPolicy;
import croze.stats.resample.Bootstrap;
import croze.study.experiment.Experiment;
import croze.study.experiment.PlainRow;
import croze.study.experiment.RowSpec;
import croze.study.kind.Columns;
import croze.study.kind.Compared;
import croze.study.kind.PrintedFigures;
import croze.study.kind.Study;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Statistics;
import croze.study.result.SideTable;
import croze.study.result.View;
import croze.study.score.ScoreVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Spearman's ρ of scores with accuracies: Tables 1, 2, 7, 9, 10, 11 and 12 of the paper, and those
 * beyond it that differ from them in rows and columns only.
 *
 * <p>The rows that are compared are computed together, and tested in pairs against the reference if
 * it is one of them. A NaN score is left out for its row, as in the paper, and n says so. A row
 * that counts fewer than {@link Coverage#LEAST_JUDGED} architectures has no interval and no test.
 */
public final class CorrelationStudy implements Study {
  private final CorrelationExperiment experiment;
  private final Benchmarks benchmarks;
  private final Bootstrap bootstrap;

  public CorrelationStudy(
      CorrelationExperiment experiment, Benchmarks benchmarks, Bootstrap bootstrap) {
    this.experiment = experiment;
    this.benchmarks = benchmarks;
    this.bootstrap = bootstrap;
  }

  /** Each row with what its correlations are controlled for, over the same architectures. */
  @Override
  public List<List<RowSpec>> runs(Experiment experiment) {
    PlainRow covariate = PlainRow.of(experiment.controlledFor(), Map.of());
    return experiment.rows().stream().map(row -> List.<RowSpec>of(row, covariate)).toList();
  }

  @Override
  public List<? extends SideTable> beside(
      Columns columns, Supplier<Compared> all, PrintedFigures printed) {
    return experiment.samples() == null
        ? List.of()
        : new SampleStudy(experiment, benchmarks, bootstrap).spreads(columns, all.get(), printed);
  }

  @Override
  public List<Map<String, Measured>> measure(Columns columns, View view, Compared scores) {
    List<Compared.Line> rows = scores.rows();
    List<Integer> together =
        IntStream.range(0, rows.size())
            .filter(r -> rows.get(r).compared() && isJudged(rows.get(r)))
            .boxed()
            .toList();
    List<Map<String, Measured>> measured = new ArrayList<>();
    rows.forEach(row -> measured.add(Map.of()));
    if (!together.isEmpty()) {
      measure(columns, scores, together, measured);
    }
    IntStream.range(0, rows.size())
        .filter(r -> !together.contains(r))
        .forEach(r -> measure(columns, scores, List.of(r), measured));
    return measured;
  }

  private static boolean isJudged(Compared.Line row) {
    return row.scores().scored().indices().length >= Coverage.LEAST_JUDGED;
  }

  /** Measures rows that have the same architectures. */
  private void measure(
      Columns columns, Compared scores, List<Integer> rows, List<Map<String, Measured>> measured) {
    List<ScoreVector> vectors = rows.stream().map(r -> scores.rows().get(r).scores()).toList();
    int[] indices = vectors.get(0).indices();
    if (indices.length == 0) {
      // A small sample may have none of the architectures of a view.
      rows.forEach(r -> measured.set(r, nothing(columns, scores, r)));
      return;
    }
    CorrelationTable table =
        CorrelationTable.of(
            vectors.stream().map(ScoreVector::values).toList(),
            columns.metrics(experiment, benchmarks, indices),
            NanPolicy.DROP,
            bootstrap);
    int reference = rows.indexOf(experiment.rowNames().indexOf(experiment.reference()));
    boolean tested = reference >= 0 && isTested(scores.rows().get(rows.get(reference)));
    List<List<PairedDifference>> tests = tested ? table.differencesTo(reference) : List.of();
    double[][] controllingForSize = table.given(covariate(scores.rows().get(rows.get(0))));
    for (int k = 0; k < rows.size(); k++) {
      Compared.Line row = scores.rows().get(rows.get(k));
      Map<String, Measured> cells = new HashMap<>();
      for (int m = 0; m < columns.present().size(); m++) {
        Estimate e = table.estimate(k, m);
        boolean judged = e.n() >= Coverage.LEAST_JUDGED;
        cells.put(
            columns.present().get(m),
            new Measured(
                e.rho(),
                Optional.of(
                    new Statistics(
                        judged ? e.low() : Double.NaN,
                        judged ? e.high() : Double.NaN,
                        e.tau(),
                        e.ties(),
                        controllingForSize[k][m],
                        tested ? Optional.of(tests.get(k).get(m)) : Optional.empty())),
                new Coverage(e.n(), indices.length, scores.total(), row.compared())));
      }
      measured.set(rows.get(k), cells);
    }
  }

  private static boolean isTested(Compared.Line reference) {
    return reference.compared() && isJudged(reference);
  }

  private static Map<String, Measured> nothing(Columns columns, Compared scores, int row) {
    Coverage none = new Coverage(0, 0, scores.total(), scores.rows().get(row).compared());
    return columns.present().stream()
        .collect(
            Collectors.toMap(
                metric -> metric, metric -> new Measured(Double.NaN, Optional.empty(), none)));
  }

  private static double[] covariate(Compared.Line row) {
    return row.runs().get(1).values();
  }
}
