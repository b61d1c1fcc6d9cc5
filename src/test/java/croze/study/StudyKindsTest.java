package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.benchmark.Accuracies;
import croze.benchmark.Benchmarks;
import croze.benchmark.metric.Metric;
import croze.benchmark.robust.StandardTraining;
import croze.image.Dataset;
import croze.space.nb201.NasBench201;
import croze.stats.VarianceComponents;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.PartialSpearman;
import croze.stats.rank.SpearmanTest;
import croze.stats.resample.Bootstrap;
import croze.study.experiment.Experiment;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.View;
import croze.study.score.ScoreColumns;
import croze.study.score.ScoreSource;
import croze.study.score.ScoreVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of study on made-up scores and accuracies, against the same computed by hand. */
class StudyKindsTest {
  private static final int[] INDICES = IntStream.range(0, 40).map(i -> 7 + 390 * i).toArray();

  private static final String COVARIATE = "effective_params";

  /** Accuracies that grow with the index; those under attack wobble more. */
  private static final Accuracies ACCURACIES =
      new Accuracies() {
        @Override
        public List<Metric> metrics(Dataset dataset) {
          return List.of(Metric.clean());
        }

        @Override
        public Optional<String> lacks(Dataset dataset, Metric metric) {
          return Optional.empty();
        }

        @Override
        public double[] of(Dataset dataset, Metric metric) {
          double wobble = metric.equals(Metric.clean()) ? .05 : .2;
          return IntStream.range(0, 15_625)
              .mapToDouble(i -> .3 + i / 40_000.0 + wobble * Math.sin(i * i))
              .toArray();
        }
      };

  @TempDir private Path folder;

  /** Scores that differ by proxy and setting. */
  private static class MadeUp implements ScoreSource {
    private final TreeSet<String> settings = new TreeSet<>();

    @Override
    public int[] asked() {
      return INDICES;
    }

    @Override
    public boolean needsNetwork(String proxy) {
      return !proxy.equals(COVARIATE);
    }

    @Override
    public ScoreColumns scores(Dataset dataset, Map<String, String> setting, List<String> proxies) {
      if (proxies.equals(List.of(COVARIATE))) {
        return counted();
      }
      settings.add(setting.toString());
      Map<String, double[]> columns = new LinkedHashMap<>();
      proxies.forEach(proxy -> columns.put(proxy, values(proxy, setting)));
      return ScoreColumns.of(INDICES, columns);
    }

    /** What needs no network is there of the whole space. */
    static ScoreColumns counted() {
      return ScoreColumns.of(
          IntStream.range(0, 15_625).toArray(),
          List.of(COVARIATE),
          (index, proxy) -> NasBench201.SPACE.at(index).liveConvWeights());
    }

    static double[] values(String proxy, Map<String, String> setting) {
      double phase = proxy.hashCode() + 31 * setting.hashCode();
      return Arrays.stream(INDICES).mapToDouble(i -> i + 4000 * Math.sin(i * phase)).toArray();
    }
  }

  @Test
  void ensemblesRankByTheMeanOfRanks() throws IOException {
    ResultTable table =
        run(
            "correlation",
            "",
            "{name: a, label: A, scores: [snip, naswot], aggregation: mean-rank}",
            new MadeUp());
    double[] ranks = new double[INDICES.length];
    for (String proxy : List.of("snip", "naswot")) {
      double[] values = MadeUp.values(proxy, Map.of());
      for (int i = 0; i < ranks.length; i++) {
        double value = values[i];
        ranks[i] += Arrays.stream(values).filter(v -> v <= value).count() / 2.0;
      }
    }
    assertEquals(rho(ranks, clean()), table.cell(0, 0).measured(), 1e-12);
  }

  /** A row that lacks scores of what was asked for does not shrink the table; it stands aside. */
  @Test
  void aRowThatLacksScoresStandsAside() throws IOException {
    int half = INDICES.length / 2;
    ScoreSource uneven = halved((setting, proxy) -> proxy.equals("naswot"));
    ResultTable table =
        run(
            "correlation",
            "",
            "{name: a, label: A, scores: [snip]}\n  - {name: b, label: B, scores: [naswot, snip],"
                + " aggregation: mean-rank}",
            uneven);
    assertEquals(INDICES.length, table.cell(0, 0).coverage().counted());
    assertEquals(new ResultTable.Coverage(half, half, 15_625, false), table.cell(1, 0).coverage());
    assertEquals(List.of(new ResultTable.Coverage(40, 40, 15_625)), covered(table));
    assertEquals(rho(MadeUp.values("snip", Map.of()), clean()), table.cell(0, 0).measured(), 1e-12);
  }

  /** Rows that need no network have the whole space, and are compared on what was asked for. */
  @ParameterizedTest
  @CsvSource({"correlation, subsets: [all], 3", "selection, statistics: [top3], 3"})
  void allRowsAreOverTheSameArchitectures(String kind, String view, int columns)
      throws IOException {
    String rows = "{name: a, label: A, scores: [snip]}";
    String wide = "{name: b, label: B, scores: [robust-nas-bench-201:fgsm@8]}";
    ResultTable table = run(kind, view, rows + "\n  - " + wide, new MadeUp());
    ResultTable alone = run(kind, view, wide, new MadeUp());
    for (int c = 0; c < columns; c++) {
      assertEquals(new ResultTable.Coverage(40, 40, 15_625), table.cell(1, c).coverage());
      assertEquals(Optional.empty(), table.cell(0, c).wider());
      assertEquals(
          new ResultTable.Wider(alone.cell(0, c).measured(), 15_625),
          table.cell(1, c).wider().orElseThrow(),
          "what it gives over all is the second value");
      assertNotEquals(table.cell(1, c).measured(), alone.cell(0, c).measured());
    }
    if (kind.equals("correlation")) {
      assertEquals(
          rho(sample(Metric.parse("fgsm@8")), clean()), table.cell(1, 0).measured(), 1e-12);
    }
  }

  /** Six architectures that no accuracy tells apart: asked for and scored, but undefined. */
  @Test
  void coverageIsWhatWasScoredNotWhatIsDefined() throws IOException {
    String rows = "{name: a, label: A, scores: [snip], aggregation: magnitude}";
    ResultTable table = run("correlation", "", rows, constant());
    assertTrue(Double.isNaN(table.cell(0, 0).measured()));
    assertEquals(
        List.of("Undefined: all scores or all accuracies of the 40 architectures are equal."),
        table.cell(0, 0).notes());
    assertEquals(40, table.leastCoverage().orElseThrow().scored());
  }

  /** One row lacks all 341 cells without a path, as jacob_cov does, the other some with one. */
  @Test
  void cellsWithoutAPathAreToldFromOthersThatAreUndefined() throws IOException {
    int[] indices = IntStream.range(0, 15_625).filter(i -> isCut(i) || i % 500 == 0).toArray();
    ScoreSource source =
        new MadeUp() {
          @Override
          public int[] asked() {
            return indices;
          }

          @Override
          public ScoreColumns scores(
              Dataset dataset, Map<String, String> setting, List<String> proxies) {
            return proxies.equals(List.of(COVARIATE))
                ? counted()
                : ScoreColumns.of(indices, proxies, (i, proxy) -> score(i, proxy));
          }

          private static double score(int i, String proxy) {
            return (proxy.equals("snip") ? isCut(i) : i % 1000 == 0) ? Double.NaN : i;
          }
        };
    ResultTable table =
        run(
            "correlation",
            "",
            "{name: a, label: A, scores: [snip]}\n  - {name: b, label: B, scores: [naswot]}",
            source);
    assertEquals(341, table.cell(0, 0).coverage().unconnected());
    assertTrue(table.cell(0, 0).coverage().lacksUnconnectedOnly());
    assertFalse(table.cell(1, 0).coverage().lacksUnconnectedOnly());
  }

  private static boolean isCut(int index) {
    return NasBench201.SPACE.at(index).liveOperations() == 0;
  }

  /** The partial correlation is that with the score that the file names. */
  @Test
  void theCovariateIsAKeyOfTheFile() throws IOException {
    String row = "{name: a, label: A, scores: [snip]}";
    ResultTable usual = run("correlation", "", row, new MadeUp());
    assertEquals(COVARIATE, usual.covariate());
    assertEquals(controlled(sizes()), statistics(usual).controllingForSize(), 1e-12);
    ResultTable other = run("correlation", "covariate: flops", row, new MadeUp());
    assertEquals("flops", other.covariate());
    double[] flops = MadeUp.values("flops", Map.of());
    assertEquals(controlled(flops), statistics(other).controllingForSize(), 1e-12);
    assertNotEquals(controlled(sizes()), controlled(flops));
  }

  private static double controlled(double[] covariate) {
    return PartialSpearman.of(MadeUp.values("snip", Map.of()), clean(), covariate, NanPolicy.DROP)
        .rho();
  }

  private static double[] sizes() {
    return Arrays.stream(INDICES)
        .mapToDouble(i -> NasBench201.SPACE.at(i).liveConvWeights())
        .toArray();
  }

  private static ResultTable.Statistics statistics(ResultTable table) {
    return table.cell(0, 0).statistics().orElseThrow();
  }

  /** Architectures and what is shown of them are two things: any two go together. */
  @Test
  void aStatisticIsOfASubset() throws IOException {
    ResultTable table =
        run(
            "selection",
            "subsets: [all, best-tenth]\nstatistics: [top1, top3]",
            "{name: a, label: A, scores: [snip]}",
            new MadeUp());
    assertEquals(
        List.of("top1", "top3", "best-tenth-top1", "best-tenth-top3"),
        table.views().stream().map(View::id).toList());
    double[] all = ACCURACIES.of(Dataset.CIFAR10, Metric.clean());
    double least = Arrays.stream(all).sorted().skip(15_625 - 1_562).findFirst().orElseThrow();
    double[] scores = MadeUp.values("snip", Map.of());
    int best =
        IntStream.range(0, INDICES.length)
            .filter(k -> all[INDICES[k]] >= least)
            .boxed()
            .max(Comparator.comparingDouble(k -> scores[k]))
            .orElseThrow();
    assertEquals(100 * all[INDICES[best]], table.cell(0, 6).measured(), 1e-9);
  }

  @Test
  void fewArchitecturesAreNotJudged() throws IOException {
    String rows = "{name: a, label: A, scores: [snip]}\n  - {name: b, label: B, scores: [naswot]}";
    for (int n :
        new int[] {ResultTable.Coverage.LEAST_JUDGED - 1, ResultTable.Coverage.LEAST_JUDGED}) {
      ResultTable table = run("correlation", "reference: a", rows, first(n));
      ResultTable.Statistics statistics = table.cell(1, 0).statistics().orElseThrow();
      boolean judged = n == ResultTable.Coverage.LEAST_JUDGED;
      assertEquals(n, table.cell(1, 0).coverage().counted());
      assertEquals(judged, statistics.toReference().isPresent());
      assertEquals(judged, !Double.isNaN(statistics.low()));
    }
  }

  @Test
  void selectionTakesTheHighestScores() throws IOException {
    ResultTable table =
        run(
            "selection",
            "statistics: [top1, top3]",
            "{name: a, label: A, scores: [snip]}",
            new MadeUp());
    double[] scores = MadeUp.values("snip", Map.of());
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[b], scores[a]))
            .toList();
    double[] clean = clean();
    double[] attacked = sample(Metric.parse("fgsm@8"));
    int best = order.get(0);
    assertEquals(100 * clean[best], table.cell(0, 0).measured(), 1e-9);
    double harmonic = 200 * clean[best] * attacked[best] / (clean[best] + attacked[best]);
    assertEquals(harmonic, table.cell(0, 1).measured(), 1e-9);
    assertEquals((100 * clean[best] + harmonic) / 2, table.cell(0, 2).measured(), 1e-9);
    double three = order.subList(0, 3).stream().mapToDouble(i -> 100 * clean[i]).sum() / 3;
    assertEquals(three, table.cell(0, 3).measured(), 1e-9);
    assertEquals(new ResultTable.Coverage(40, 40, 15_625), table.cell(0, 0).coverage());
  }

  @Test
  void selectionTellsTheBestAndTheRegret() throws IOException {
    ResultTable table =
        run(
            "selection",
            "statistics: [best-of-top3, regret-of-top3]",
            "{name: a, label: A, scores: [snip]}",
            new MadeUp());
    double[] scores = MadeUp.values("snip", Map.of());
    double[] clean = clean();
    double best =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[b], scores[a]))
            .limit(3)
            .mapToDouble(i -> clean[i])
            .max()
            .orElseThrow();
    assertEquals(100 * best, table.cell(0, 0).measured(), 1e-9);
    double all = StatUtils.max(ACCURACIES.of(Dataset.CIFAR10, Metric.clean()));
    assertNotEquals(all, StatUtils.max(clean), "the best of all is among those scored");
    assertEquals(100 * (all - best), table.cell(0, 3).measured(), 1e-9);
  }

  @Test
  void bestTenthIsTheMostAccurateOfTheSpace() throws IOException {
    ResultTable table =
        run(
            "correlation",
            "subsets: [all, best-tenth]",
            "{name: a, label: A, scores: [snip]}",
            new MadeUp());
    double[] all = ACCURACIES.of(Dataset.CIFAR10, Metric.clean());
    double least = Arrays.stream(all).sorted().skip(15_625 - 1_562).findFirst().orElseThrow();
    double[] values = MadeUp.values("snip", Map.of());
    int[] kept = IntStream.range(0, INDICES.length).filter(k -> all[INDICES[k]] >= least).toArray();
    double rho =
        rho(
            IntStream.of(kept).mapToDouble(k -> values[k]).toArray(),
            IntStream.of(kept).mapToDouble(k -> all[INDICES[k]]).toArray());
    assertEquals(rho, table.cell(0, 3).measured(), 1e-12);
    int members = (int) Arrays.stream(all).filter(a -> a >= least).count();
    assertEquals(
        new ResultTable.Coverage(kept.length, kept.length, members), table.cell(0, 3).coverage());
  }

  @Test
  void seedsAreCrossedOrPaired() throws IOException {
    MadeUp source = new MadeUp();
    String setting = "scores: [snip], setting: {batch: 'shared:8'}";
    ResultTable table =
        run(
            "seeds",
            "statistics: [mean, sd, sd_init, sd_batch, sd_rest]",
            "{name: a, label: A, "
                + setting
                + ", seeds: {init: 3, batch: 2}}\n"
                + "  - {name: b, label: B, "
                + setting
                + ", seeds: {init: 4, batch: 0}}",
            source);
    assertEquals(8, source.settings.size(), "six crossed runs, and of four paired ones two more");

    double[][] rho = new double[3][2];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 2; j++) {
        rho[i][j] = rho(MadeUp.values("snip", setting(i, j)), clean());
      }
    }
    VarianceComponents parts = VarianceComponents.of(rho);
    double[] expected = {
      parts.mean(),
      parts.standardDeviation(),
      Math.sqrt(parts.row()),
      Math.sqrt(parts.column()),
      Math.sqrt(parts.rest())
    };
    double[] paired =
        IntStream.range(0, 4)
            .mapToDouble(k -> rho(MadeUp.values("snip", setting(k, k)), clean()))
            .toArray();
    for (int view = 0; view < 5; view++) {
      assertEquals(expected[view], table.cell(0, 3 * view).measured(), 1e-12);
    }
    assertEquals(StatUtils.mean(paired), table.cell(1, 0).measured(), 1e-12);
    assertEquals(Math.sqrt(StatUtils.variance(paired)), table.cell(1, 3).measured(), 1e-12);
    Cell untold = table.cell(1, 6);
    assertTrue(Double.isNaN(untold.measured()), "paired seeds do not part the variance");
  }

  /** As after a sweep of more architectures that was stopped: some seeds have them, some not. */
  @Test
  void seedsAreComparedOnWhatAllRunsCover() throws IOException {
    int half = INDICES.length / 2;
    ScoreSource uneven = halved((setting, proxy) -> "1".equals(setting.get("seed")));
    ResultTable table =
        run(
            "seeds",
            "statistics: [mean]",
            "{name: a, label: A, scores: [snip], setting: {batch: 'shared:8'}, seeds: {init: 3,"
                + " batch: 0}}",
            uneven);
    double mean =
        IntStream.range(0, 3)
            .mapToDouble(
                k ->
                    rho(
                        Arrays.copyOf(MadeUp.values("snip", setting(k, k)), half),
                        Arrays.copyOf(clean(), half)))
            .average()
            .orElseThrow();
    assertEquals(mean, table.cell(0, 0).measured(), 1e-12);
    assertEquals(new ResultTable.Coverage(half, half, 15_625), table.cell(0, 0).coverage());
  }

  private static Map<String, String> setting(int init, int batch) {
    return Map.of("seed", "" + init, "batch", "shared:8@" + batch);
  }

  private ResultTable run(String kind, String views, String rows, ScoreSource source)
      throws IOException {
    Files.writeString(
        folder.resolve("made-up.yaml"),
        """
        name: made-up
        kind: %s
        title: Made up
        accuracies: robust-nas-bench-201
        defaults: {archs: "40", datasets: [cifar10]}
        metrics:
          clean: {label: Clean, of: [clean]}
          hrs: {label: HRS, of: ["hrs:fgsm@8"]}
        datasets:
          cifar10: [clean, hrs, avg]
        heading: row
        %s
        rows:
          - %s
        """
            .formatted(kind, views, rows));
    Experiment experiment = ExperimentReader.read(folder, "made-up");
    return new StudyRun(
            experiment,
            PaperFigures.none(),
            new Benchmarks(StandardTraining.NAME, ACCURACIES),
            new Bootstrap(2, .95, 0, 1))
        .table(List.of(Dataset.CIFAR10), source);
  }

  /** Scores of which some are there of the first half of the architectures only. */
  private static ScoreSource halved(BiPredicate<Map<String, String>, String> some) {
    int[] half = Arrays.copyOf(INDICES, INDICES.length / 2);
    return new MadeUp() {
      @Override
      public ScoreColumns scores(
          Dataset dataset, Map<String, String> setting, List<String> proxies) {
        Map<String, ScoreVector> columns =
            new LinkedHashMap<>(super.scores(dataset, setting, proxies).byProxy());
        columns.replaceAll(
            (proxy, all) -> some.test(setting, proxy) ? new ScoreVector(half, all.at(half)) : all);
        return new ScoreColumns(columns);
      }
    };
  }

  private static ScoreSource constant() {
    return new MadeUp() {
      @Override
      public ScoreColumns scores(
          Dataset dataset, Map<String, String> setting, List<String> proxies) {
        return proxies.equals(List.of(COVARIATE))
            ? counted()
            : ScoreColumns.of(INDICES, Map.of("snip", new double[INDICES.length]));
      }
    };
  }

  /** Scores of the first architectures only, which are all that was asked for. */
  private static ScoreSource first(int n) {
    int[] some = Arrays.copyOf(INDICES, n);
    return new MadeUp() {
      @Override
      public int[] asked() {
        return some;
      }

      @Override
      public ScoreColumns scores(
          Dataset dataset, Map<String, String> setting, List<String> proxies) {
        Map<String, ScoreVector> columns =
            new LinkedHashMap<>(super.scores(dataset, setting, proxies).byProxy());
        columns.replaceAll((proxy, all) -> new ScoreVector(some, all.at(some)));
        return new ScoreColumns(columns);
      }
    };
  }

  private static List<ResultTable.Coverage> covered(ResultTable table) {
    return table.compared(c -> true).distinct().toList();
  }

  private static double[] clean() {
    return sample(Metric.clean());
  }

  private static double[] sample(Metric metric) {
    double[] all = ACCURACIES.of(Dataset.CIFAR10, metric);
    return Arrays.stream(INDICES).mapToDouble(i -> all[i]).toArray();
  }

  private static double rho(double[] a, double[] b) {
    return SpearmanTest.of(a, b, NanPolicy.DROP).rho();
  }
}
