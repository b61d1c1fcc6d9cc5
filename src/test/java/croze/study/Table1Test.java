package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.RealTables;
import croze.benchmark.Benchmarks;
import croze.image.Dataset;
import croze.stats.resample.Bootstrap;
import croze.study.experiment.Experiment;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.SpreadTable;
import croze.study.result.SpreadTable.Line;
import croze.study.result.Statistic;
import croze.study.result.Subset;
import croze.study.result.View;
import croze.study.score.ScoreSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Table 1 on the real accuracies: the rows that need no network. */
class Table1Test {
  private static final Path EXPERIMENTS = Path.of("experiments");
  private static final List<String> JUDGED =
      List.of("clean", "fgsm@3", "pgd@3", "fgsm@8", "pgd@8", "autoattack");

  private static ResultTable table;
  private static List<SpreadTable> spreads;

  @BeforeAll
  static void make() {
    Experiment experiment =
        ExperimentReader.read(EXPERIMENTS, "table1").withProxies(Set.of("flops", "params"));
    StudyRun run = run(experiment);
    CountScores source = new CountScores(0);
    table = run.table(List.of(Dataset.CIFAR10, Dataset.IMAGENET16_120), source);
    spreads = spreads(run, source);
  }

  private static StudyRun run(Experiment experiment) {
    return new StudyRun(
        experiment,
        PaperFigures.read(EXPERIMENTS, experiment.paper()),
        new Benchmarks(RealTables.folder()),
        new Bootstrap(20, .95, 0, 2));
  }

  @Test
  void paramsRankAsComputedIndependently() {
    assertEquals(List.of("0.745", "0.755", "0.756", "0.766", "0.773", "0.771"), params(View.ALL));
    assertEquals(
        List.of("0.778", "0.795", "0.797", "0.813", "0.820", "0.814"),
        params(new View(Subset.UNIQUE, Statistic.VALUE)));
  }

  private static List<SpreadTable> spreads(StudyRun run, ScoreSource source) {
    return run.sideTables(List.of(Dataset.CIFAR10), source).stream()
        .map(SpreadTable.class::cast)
        .toList();
  }

  private static List<String> params(View view) {
    return JUDGED.stream()
        .map(m -> cell("params", Dataset.CIFAR10, view, m).measured())
        .map(rho -> String.format(Locale.ROOT, "%.3f", rho))
        .toList();
  }

  @Test
  void thePapersFiguresStandBesideCifar10Only() {
    assertEquals(.341, cell("params", Dataset.CIFAR10, View.ALL, "fgsm@8").paper());
    assertEquals(.526, cell("params", Dataset.CIFAR10, View.ALL, "hrs-pgd@8").paper());
    assertNaN(cell("params", Dataset.CIFAR10, View.ALL, "fgsm@3").paper());
    assertNaN(cell("params", Dataset.CIFAR10, View.ALL, "avg").paper());
    assertNaN(
        cell("params", Dataset.CIFAR10, new View(Subset.UNIQUE, Statistic.VALUE), "fgsm@8")
            .paper());
    assertNaN(cell("params", Dataset.IMAGENET16_120, View.ALL, "fgsm@8").paper());
    assertEquals(
        (.678 + .341 + .429 + .541 + .526 + .375) / 6,
        cell("params", Dataset.CIFAR10, View.ALL, "avg-shared").paper(),
        1e-12);
  }

  @Test
  void averagesAreThoseOfTheirColumns() {
    double sum = 0;
    for (String metric :
        List.of("clean", "fgsm@8", "pgd@8", "hrs-fgsm@8", "hrs-pgd@8", "autoattack")) {
      sum += cell("flops", Dataset.CIFAR10, View.ALL, metric).measured();
    }
    assertEquals(sum / 6, cell("flops", Dataset.CIFAR10, View.ALL, "avg-shared").measured(), 1e-12);
  }

  @Test
  void whatTheStandInLacksIsEmptyAndSaysWhy() {
    for (String metric : List.of("cw", "deepfool", "spsa", "lgv")) {
      Cell cell = cell("params", Dataset.CIFAR10, View.ALL, metric);
      assertNaN(cell.measured());
      assertFalse(Double.isNaN(cell.paper()), metric);
      assertTrue(
          cell.notes().stream().anyMatch(n -> n.contains("NAS-RobBench-201") && n.contains(metric)),
          cell.notes().toString());
    }
    assertTrue(
        table.remarks().stream().anyMatch(r -> r.contains("NAS-RobBench-201 stands in for them")));
  }

  @Test
  void samplesSpreadAroundTheWholeAndLocateThePaper() {
    SpreadTable samples = spreads.get(0);
    assertEquals("table1-samples", samples.name());
    Line line = line(samples, "params", "fgsm@8", 500);
    assertEquals(1000, line.spread().n());
    assertEquals(15_625, line.scored());
    double whole = cell("params", Dataset.CIFAR10, View.ALL, "fgsm@8").measured();
    assertEquals(whole, line.spread().mean(), .003);
    assertTrue(line.spread().low() < whole && whole < line.spread().high());
    assertEquals(0, line.position());
    Line fewer = line(samples, "params", "fgsm@8", 300);
    assertTrue(fewer.spread().standardDeviation() > 1.15 * line.spread().standardDeviation());
    assertNaN(line(samples, "params", "fgsm@3", 500).position());
  }

  /** Beside CRoZe all rows are held to the architectures that CRoZe has a score of. */
  @Test
  void differencesAreOnTheSameSamplesAndKnowTheNoise() {
    int[] scored = IntStream.range(0, 1600).map(i -> 9 * i).toArray();
    Experiment experiment =
        ExperimentReader.read(EXPERIMENTS, "table1").withProxies(Set.of("params", "croze"));
    List<SpreadTable> both = spreads(run(experiment), new CountScores(scored));
    SpreadTable differences = both.get(1);
    assertEquals("table1-sample-differences", differences.name());
    Line line = line(differences, "params", "clean", 300);
    assertEquals(1600, line.scored());
    assertEquals(.678 - .723, line.paper(), 1e-12);
    assertEquals(
        line(both.get(0), "params", "clean", 300).spread().mean()
            - line(both.get(0), "croze", "clean", 300).spread().mean(),
        line.spread().mean(),
        1e-12);
    double half = (line.spread().high() - line.spread().low()) / 2;
    assertEquals(half, line.noise(), .15 * half);
    assertEquals(Math.abs(line.paper()) > line.noise(), line.beyondNoise());
    assertTrue(differences.lines().stream().allMatch(l -> l.size() == 300));
    assertTrue(differences.remarks().get(0).contains("no samples of 500"));
  }

  private static void assertNaN(double value) {
    assertTrue(Double.isNaN(value), Double.toString(value));
  }

  private static Line line(SpreadTable table, String row, String metric, int size) {
    return table.lines().stream()
        .filter(l -> l.row().equals(row) && l.metric().equals(metric) && l.size() == size)
        .findFirst()
        .orElseThrow();
  }

  private static Cell cell(String row, Dataset dataset, View view, String metric) {
    int r = table.rows().stream().map(ResultTable.Row::name).toList().indexOf(row);
    int c =
        IntStream.range(0, table.columns().size())
            .filter(
                k ->
                    table.columns().get(k).dataset() == dataset
                        && table.columns().get(k).view().equals(view)
                        && table.columns().get(k).metric().equals(metric))
            .findFirst()
            .orElseThrow();
    return table.cell(r, c);
  }
}
