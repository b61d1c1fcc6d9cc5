package croze.study;

import croze.proxy.CellSize;
import croze.space.CellSpace;
import croze.stats.Bootstrap;
import croze.stats.CorrelationTable;
import croze.stats.Estimate;
import croze.stats.NanPolicy;
import croze.stats.PairedDifference;
import croze.study.ResultTable.Coverage;
import croze.study.ResultTable.Statistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Spearman's ρ of scores with accuracies: Tables 1, 2, 7, 9, 10, 11 and 12 of the paper, and those
 * beyond it that differ from them in rows and columns only.
 *
 * <p>Rows that cover the same architectures are computed together. Paired tests hold every row
 * against the reference on the architectures that the reference covers. A NaN score is left out for
 * its row, as in the paper, and n says so.
 */
final class CorrelationStudy implements Study {
  private final Experiment experiment;
  private final Benchmarks benchmarks;
  private final Bootstrap bootstrap;

  CorrelationStudy(Experiment experiment, Benchmarks benchmarks, Bootstrap bootstrap) {
    this.experiment = experiment;
    this.benchmarks = benchmarks;
    this.bootstrap = bootstrap;
  }

  @Override
  public List<Map<String, Measured>> measure(Columns columns, View view, List<ScoreVector> scores) {
    IntPredicate members = benchmarks.members(view, experiment.accuracies(), columns.dataset());
    int total = View.size(members);
    List<ScoreVector> seen = scores.stream().map(s -> s.within(members)).toList();
    Map<List<Integer>, CorrelationTable> tables = new HashMap<>();
    Map<List<Integer>, List<Integer>> rowsByCoverage = new LinkedHashMap<>();
    for (int r = 0; r < seen.size(); r++) {
      rowsByCoverage.computeIfAbsent(seen.get(r).indexList(), key -> new ArrayList<>()).add(r);
    }
    int reference = experiment.rowNames().indexOf(experiment.reference());
    List<Integer> covered = reference < 0 ? List.of() : seen.get(reference).indexList();
    // Rows that cover more than the reference join it for the tests.
    List<Integer> tested = new ArrayList<>();
    for (int r = 0; r < seen.size(); r++) {
      if (!covered.isEmpty() && seen.get(r).covers(seen.get(reference).indices())) {
        tested.add(r);
      }
    }
    // A small sample may have none of the architectures of a view.
    rowsByCoverage.remove(List.<Integer>of());
    rowsByCoverage.forEach(
        (indices, rows) ->
            tables.put(
                indices, table(columns, seen, indices.equals(covered) ? tested : rows, indices)));
    List<List<PairedDifference>> differences =
        covered.isEmpty()
            ? List.of()
            : tables.get(covered).differencesTo(tested.indexOf(reference));

    Map<List<Integer>, double[][]> givenSize = new HashMap<>();
    tables.forEach((indices, table) -> givenSize.put(indices, table.given(sizes(indices))));
    List<Map<String, Measured>> measured = new ArrayList<>();
    for (int r = 0; r < seen.size(); r++) {
      List<Integer> indices = seen.get(r).indexList();
      List<Integer> rows = indices.equals(covered) ? tested : rowsByCoverage.get(indices);
      Map<String, Measured> cells = new HashMap<>();
      for (int m = 0; m < columns.present().size() && !indices.isEmpty(); m++) {
        Estimate e = tables.get(indices).estimate(rows.indexOf(r), m);
        Optional<PairedDifference> test =
            tested.contains(r)
                ? Optional.of(differences.get(tested.indexOf(r)).get(m))
                : Optional.empty();
        cells.put(
            columns.present().get(m),
            new Measured(
                e.rho(),
                Optional.of(
                    new Statistics(
                        e.low(),
                        e.high(),
                        e.tau(),
                        e.ties(),
                        givenSize.get(indices)[rows.indexOf(r)][m],
                        test)),
                new Coverage(e.n(), indices.size(), total)));
      }
      measured.add(cells);
    }
    return measured;
  }

  private static double[] sizes(List<Integer> indices) {
    return indices.stream().mapToDouble(i -> CellSize.effectiveParams(CellSpace.cell(i))).toArray();
  }

  private CorrelationTable table(
      Columns columns, List<ScoreVector> scores, List<Integer> rows, List<Integer> indices) {
    int[] architectures = indices.stream().mapToInt(i -> i).toArray();
    return CorrelationTable.of(
        rows.stream().map(r -> scores.get(r).at(architectures)).toList(),
        columns.metrics(experiment, benchmarks, architectures),
        NanPolicy.DROP,
        bootstrap);
  }
}
