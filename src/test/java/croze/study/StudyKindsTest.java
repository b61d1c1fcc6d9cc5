package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.benchmark.Metric;
import croze.image.Dataset;
import croze.stats.Bootstrap;
import croze.stats.NanPolicy;
import croze.stats.SpearmanTest;
import croze.stats.VarianceComponents;
import croze.study.ResultTable.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

/** Each kind of study on made-up scores and accuracies, against the same computed by hand. */
class StudyKindsTest {
  private static final int[] INDICES = IntStream.range(0, 40).map(i -> 7 + 390 * i).toArray();

  /** Accuracies that grow with the index; those under attack wobble more. */
  private static final Accuracies ACCURACIES =
      new Accuracies() {
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
    public boolean needsNetwork(String proxy) {
      return true;
    }

    @Override
    public ScoreColumns scores(Dataset dataset, Map<String, String> setting, List<String> proxies) {
      settings.add(setting.toString());
      Map<String, double[]> columns = new LinkedHashMap<>();
      proxies.forEach(proxy -> columns.put(proxy, values(proxy, setting)));
      return ScoreColumns.of(INDICES, columns);
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

  /** Each row counts the architectures that it has: an ensemble those that all of it have. */
  @Test
  void rowsMayCoverDifferentArchitectures() throws IOException {
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
    assertEquals(half, table.cell(1, 0).coverage().counted());
    assertEquals(rho(MadeUp.values("snip", Map.of()), clean()), table.cell(0, 0).measured(), 1e-12);
  }

  @Test
  void selectionTakesTheHighestScores() throws IOException {
    ResultTable table =
        run(
            "selection",
            "views: [top1, top3]",
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
            "views: [best-of-top3, regret-of-top3]",
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
            "views: [all, best-tenth]",
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
            "views: [mean, sd, sd_init, sd_batch, sd_rest]",
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
            "views: [mean]",
            "{name: a, label: A, scores: [snip], setting: {batch: 'shared:8'}, seeds: {init: 3, batch: 0}}",
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
