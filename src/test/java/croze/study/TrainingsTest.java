package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.RealTables;
import croze.benchmark.Benchmarks;
import croze.benchmark.adversarial.AdversarialTraining;
import croze.benchmark.metric.Metric;
import croze.benchmark.zerocost.PublishedScores;
import croze.image.Dataset;
import croze.stats.resample.Bootstrap;
import croze.study.experiment.Experiment;
import croze.study.kind.published.PublishedExperiment;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.SpreadTable;
import croze.study.result.SpreadTable.Line;
import croze.study.score.ScoreColumns;
import croze.study.score.ScoreSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that hold the trainings against each other, and scores against published ones. */
class TrainingsTest {
  private static final Path EXPERIMENTS = Path.of("experiments");
  private static final Bootstrap BOOTSTRAP = new Bootstrap(5, .95, 0, 2);

  private static Benchmarks benchmarks;

  @TempDir Path folder;

  @BeforeAll
  static void find() {
    benchmarks = new Benchmarks(RealTables.folder());
  }

  private static StudyRun run(Experiment experiment) {
    return new StudyRun(experiment, PaperFigures.none(), benchmarks, BOOTSTRAP);
  }

  @Test
  void anAccuracyPredictsItselfAndTheTrainingsAgreeOnClean() {
    Experiment transfer =
        ExperimentReader.read(EXPERIMENTS, "transfer").withProxies(Set.of("params"));
    ResultTable table =
        run(transfer).table(List.of(Dataset.CIFAR10, Dataset.IMAGENET16_120), new CountScores(0));
    List<String> rows = table.rows().stream().map(ResultTable.Row::name).toList();
    assertEquals(13, rows.size());
    int itself = 0;
    for (int c = 0; c < table.columns().size(); c++) {
      String metric = table.columns().get(c).metric();
      if (rows.contains(metric)) {
        assertEquals(1, table.cell(rows.indexOf(metric), c).measured(), 1e-12, metric);
        itself++;
      }
    }
    assertEquals(12 + 11, itself);
    // Symmetric: ST clean by AT clean, and the other way.
    Cell there = table.cell(rows.indexOf("at/clean"), 0);
    assertEquals(.980, there.measured(), 5e-4);
    Cell missing = table.cell(rows.indexOf("st/fgsm@8"), table.columns().size() - 1);
    assertTrue(Double.isNaN(missing.measured()));
    assertEquals(0, missing.coverage().counted());
  }

  private Experiment pools(String pools) throws IOException {
    Files.writeString(
        folder.resolve("small.yaml"),
        """
        name: small
        kind: pools
        title: Small
        accuracies: robust-nas-bench-201
        defaults: {archs: "20", datasets: [cifar10]}
        pools: %s
        metrics:
          st: {label: ST, of: [clean]}
          at: {label: AT, of: [clean], accuracies: nas-robbench-201}
        datasets:
          cifar10: [st, at]
        heading: group
        rows:
          - {name: top, label: Top, scores: ["nas-robbench-201:clean"], end: top}
          - {name: bottom, label: Bottom, scores: ["nas-robbench-201:clean"], end: bottom}
        """
            .formatted(pools));
    return ExperimentReader.read(folder, "small");
  }

  private static SpreadTable spread(Experiment experiment) {
    return (SpreadTable)
        run(experiment).sideTables(List.of(Dataset.CIFAR10), new CountScores(0)).get(0);
  }

  @Test
  void aPoolOfAllGivesTheEndsOfTheRanking() throws IOException {
    Experiment experiment = pools("{size: 15625, draws: 2, take: 5, metric: at, least: 0.7}");
    ResultTable table = run(experiment).table(List.of(Dataset.CIFAR10), new CountScores(0));
    double[] clean =
        benchmarks.accuracies(AdversarialTraining.NAME).of(Dataset.CIFAR10, Metric.clean());
    double[] sorted = Arrays.stream(clean).filter(a -> a >= .7).sorted().toArray();
    assertEquals(
        100 * Arrays.stream(sorted).skip(sorted.length - 5).average().orElseThrow(),
        table.cell(0, 1).measured(),
        1e-9);
    assertEquals(
        100 * Arrays.stream(sorted).limit(5).average().orElseThrow(),
        table.cell(1, 1).measured(),
        1e-9);
  }

  @Test
  void poolsSpreadAndTheTopIsAboveTheBottom() throws IOException {
    Experiment experiment = pools("{size: 300, draws: 200, take: 5, metric: at, least: 0.2}");
    SpreadTable spread = spread(experiment);
    Map<String, Line> lines = new HashMap<>();
    spread.lines().forEach(l -> lines.put(l.row() + "/" + l.metric(), l));
    for (String metric : List.of("st", "at")) {
      Line top = lines.get("top/" + metric);
      Line bottom = lines.get("bottom/" + metric);
      assertEquals(200, top.spread().n());
      assertTrue(top.spread().low() > bottom.spread().high(), metric);
      assertTrue(bottom.spread().standardDeviation() > top.spread().standardDeviation(), metric);
    }
    assertEquals(List.of(), spread.remarks());
    // The same pools whoever asks: keyed by the seed.
    assertEquals(spread, spread(experiment));
  }

  @Test
  void poolsThatCannotBeDrawnAreRefused() throws IOException {
    Experiment experiment = pools("{size: 15626, draws: 2, take: 5, metric: at, least: 0.7}");
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> run(experiment).table(List.of(Dataset.CIFAR10), new CountScores(0)))
            .getMessage();
    assertTrue(message.contains("pools of 15626 architectures, but only 15625"), message);
    Experiment empty = pools("{size: 300, draws: 2, take: 5, metric: at, least: 0.99}");
    message =
        assertThrows(
                InvalidInputException.class,
                () -> run(empty).table(List.of(Dataset.CIFAR10), new CountScores(0)))
            .getMessage();
    assertTrue(message.contains("pool 0 has 0 architectures of at 0.99 or more"), message);
  }

  @Test
  void publishedScoresAgreeWithThemselves() {
    PublishedExperiment external =
        (PublishedExperiment) ExperimentReader.read(EXPERIMENTS, "external");
    ResultTable table =
        run(external)
            .table(List.of(Dataset.CIFAR10, Dataset.IMAGENET16_120), new PublishedSource(external));
    for (int r = 0; r < table.rows().size(); r++) {
      for (int c = 0; c < 2; c++) {
        Cell cell = table.cell(r, c);
        String published = external.rows().get(r).published();
        boolean nan = published.equals("jacov") || published.equals("nwot");
        assertEquals(1, cell.measured(), 1e-12, published);
        // All but one in a hundred, and but the architecture whose published score is NaN.
        assertEquals(9_445 - 95 - (nan ? 1 : 0), cell.coverage().counted(), 1, published);
        assertEquals(9_445 - (nan ? 1 : 0), cell.coverage().total(), "all that are published");
      }
    }
  }

  /** Their scores as if ours, but for one architecture in a hundred. */
  private record PublishedSource(PublishedExperiment external) implements ScoreSource {
    @Override
    public int[] asked() {
      return IntStream.range(0, 15_625).toArray();
    }

    @Override
    public boolean needsNetwork(String proxy) {
      return true;
    }

    @Override
    public ScoreColumns scores(Dataset dataset, Map<String, String> setting, List<String> names) {
      PublishedScores published = benchmarks.published(dataset);
      int[] indices = published.indices();
      int[] kept = IntStream.range(0, 9445).filter(k -> k % 100 != 0).toArray();
      Map<String, double[]> columns = new HashMap<>();
      external
          .rows()
          .forEach(
              row -> {
                double[] all = published.scores(row.published());
                columns.put(
                    row.scores().get(0), IntStream.of(kept).mapToDouble(k -> all[k]).toArray());
              });
      return ScoreColumns.of(IntStream.of(kept).map(k -> indices[k]).toArray(), columns);
    }
  }
}
