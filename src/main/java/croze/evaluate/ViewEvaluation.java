package croze.evaluate;

import croze.proxy.baseline.CellSize;
import croze.stats.DiscountedGain;
import croze.stats.SeedNoise;
import croze.stats.TopK;
import croze.stats.correlation.CorrelationColumn;
import croze.stats.correlation.CorrelationTable;
import croze.stats.correlation.Estimate;
import croze.stats.correlation.HolmCorrection;
import croze.stats.correlation.PairedDifference;
import croze.stats.rank.NanPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of one data set in one view. */
final class ViewEvaluation {
  private static final String CROZE = "croze";
  private static final String SIZE = CellSize.EFFECTIVE_PARAMS.name();

  private final EvaluationPlan plan;
  private final List<Target> targets;
  private final int[] indices;
  private final String view;
  private final List<Contender> own;
  private final Map<String, Contender> known;
  private final List<CorrelationColumn> metrics;

  /** For each metric the known proxy of the highest ρ. */
  private final List<String> best = new ArrayList<>();

  ViewEvaluation(
      EvaluationPlan plan,
      List<Contender> own,
      List<Target> targets,
      Map<String, Contender> known,
      int[] indices,
      String view) {
    this.plan = plan;
    this.own = own;
    this.targets = targets;
    this.known = known;
    this.indices = indices;
    this.view = view;
    metrics =
        targets.stream().map(t -> CorrelationColumn.single(t.metric(), at(t.byIndex()))).toList();
  }

  private double[] at(double[] byIndex) {
    return IntStream.of(indices).mapToDouble(i -> byIndex[i]).toArray();
  }

  List<EvaluationRow> rows() {
    List<Contender> rows = new ArrayList<>(own);
    List<String> references = references();
    references.forEach(name -> rows.add(known.get(name)));
    CorrelationTable table =
        CorrelationTable.of(
            rows.stream().map(c -> at(c.byIndex())).toList(),
            metrics,
            NanPolicy.DROP,
            plan.bootstrap());
    Map<String, List<List<PairedDifference>>> tests = new LinkedHashMap<>();
    for (int r = 0; r < references.size(); r++) {
      tests.put(references.get(r), table.differencesTo(own.size() + r));
    }
    List<Comparison> family = family(tests);
    double[][] controllingForSize = table.given(at(Rivals.effectiveParams().byIndex()));
    List<EvaluationRow> result = new ArrayList<>();
    for (int m = 0; m < targets.size(); m++) {
      double[] accuracy = metrics.get(m).terms().get(0).accuracies();
      for (int r = 0; r < rows.size(); r++) {
        boolean isOwn = r < own.size();
        result.add(
            row(
                m,
                rows.get(r),
                table.estimate(r, m),
                controllingForSize[r][m],
                accuracy,
                isOwn ? family.subList(place(r, m), place(r, m) + roles(m).size()) : List.of()));
      }
    }
    return result;
  }

  /** The known proxies that are shown: CRoZe, the size, and the best of each metric. */
  private List<String> references() {
    List<String> names = List.copyOf(known.keySet());
    double[][] rho =
        CorrelationTable.rho(
            names.stream().map(n -> at(known.get(n).byIndex())).toList(), metrics, NanPolicy.DROP);
    for (int m = 0; m < metrics.size(); m++) {
      int first = 0;
      for (int k = 1; k < rho.length; k++) {
        first = rho[k][m] > rho[first][m] || Double.isNaN(rho[first][m]) ? k : first;
      }
      best.add(names.get(first));
    }
    Set<String> references = new LinkedHashSet<>();
    Stream.of(CROZE, SIZE).filter(known::containsKey).forEach(references::add);
    references.addAll(best);
    return List.copyOf(references);
  }

  /** What a metric is compared with: the known proxy by its role. */
  private Map<String, String> roles(int metric) {
    Map<String, String> roles = new LinkedHashMap<>();
    if (known.containsKey(CROZE)) {
      roles.put(CROZE, CROZE);
    }
    roles.put(SIZE, SIZE);
    roles.put("best_known", best.get(metric));
    return roles;
  }

  /** Where the comparisons of a row of the user's with a metric begin in the family. */
  private int place(int row, int metric) {
    return (row * targets.size() + metric) * roles(0).size();
  }

  /** All comparisons, corrected as one family; two roles of one proxy count once. */
  private List<Comparison> family(Map<String, List<List<PairedDifference>>> tests) {
    List<Comparison> all = new ArrayList<>();
    Map<List<Object>, Double> p = new LinkedHashMap<>();
    for (int r = 0; r < own.size(); r++) {
      for (int m = 0; m < targets.size(); m++) {
        for (Map.Entry<String, String> role : roles(m).entrySet()) {
          PairedDifference test = tests.get(role.getValue()).get(r).get(m);
          all.add(new Comparison(role.getKey(), role.getValue(), test));
          p.put(List.of(r, m, role.getValue()), test.p());
        }
      }
    }
    double[] holm =
        HolmCorrection.of(p.values().stream().mapToDouble(Double::doubleValue).toArray());
    List<List<Object>> keys = List.copyOf(p.keySet());
    for (int k = 0; k < all.size(); k++) {
      Comparison c = all.get(k);
      int cell = k / roles(0).size();
      int test = keys.indexOf(List.of(cell / targets.size(), cell % targets.size(), c.known()));
      PairedDifference t = c.test();
      all.set(
          k,
          new Comparison(
              c.role(),
              c.known(),
              new PairedDifference(t.difference(), t.low(), t.high(), t.p(), holm[test])));
    }
    return all;
  }

  private EvaluationRow row(
      int metric,
      Contender row,
      Estimate estimate,
      double controllingForSize,
      double[] accuracy,
      List<Comparison> comparisons) {
    double[] scores = at(row.byIndex());
    int k = Math.min(plan.top(), estimate.n());
    TopK top = TopK.of(scores, accuracy, k);
    List<double[]> seeds = row.bySeed().stream().map(this::at).toList();
    double[][] rho = CorrelationTable.rho(seeds, List.of(metrics.get(metric)), NanPolicy.DROP);
    return new EvaluationRow(
        targets.get(metric),
        view,
        name(row),
        row.own(),
        estimate,
        controllingForSize,
        DiscountedGain.of(scores, accuracy, k),
        top,
        Arrays.stream(accuracy).max().orElse(Double.NaN) - top.best(),
        Arrays.stream(rho).mapToDouble(r -> r[0]).toArray(),
        seeds.size() > 1 ? Optional.of(SeedNoise.of(seeds)) : Optional.empty(),
        comparisons);
  }

  /** A known proxy that has the name of a row of the user's is told from it. */
  private String name(Contender row) {
    boolean taken = !row.own() && own.stream().anyMatch(c -> c.name().equals(row.name()));
    return taken ? row.name() + " (published)" : row.name();
  }
}
