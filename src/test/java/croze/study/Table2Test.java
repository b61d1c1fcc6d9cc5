package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.RealTables;
import croze.benchmark.Benchmarks;
import croze.image.Dataset;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import croze.stats.resample.Bootstrap;
import croze.study.experiment.Experiment;
import croze.study.kind.AccuracyVectors;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import croze.study.score.ScoreColumns;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Table 2 on the real accuracies: two rows need no network, and the paper prints them. */
class Table2Test {
  private static final Path EXPERIMENTS = Path.of("experiments");
  private static final int[] SAMPLE = IntStream.range(0, 25).map(k -> 5 + 620 * k).toArray();
  private static Benchmarks benchmarks;
  private static Experiment experiment;
  private static ResultTable table;

  @BeforeAll
  static void make() {
    benchmarks = new Benchmarks(RealTables.folder());
    experiment = ExperimentReader.read(EXPERIMENTS, "table2");
    table =
        new StudyRun(
                experiment,
                PaperFigures.read(EXPERIMENTS, experiment.paper()),
                benchmarks,
                new Bootstrap(2, .95, 0, 1))
            .table(List.of(Dataset.values()), new CountScores(SAMPLE));
  }

  @Test
  void flopsAndParamsEqualThePaperOnCifar() {
    for (String row : List.of("flops", "params")) {
      for (Dataset dataset : List.of(Dataset.CIFAR10, Dataset.CIFAR100)) {
        int compared = 0;
        for (int c = 0; c < table.columns().size(); c++) {
          Column column = table.columns().get(c);
          if (column.dataset() == dataset && !column.metric().equals(Experiment.AVERAGE)) {
            Cell cell = cell(row, c);
            double whole = cell.wider().orElseThrow().measured();
            assertEquals(decimals(cell.paper()), decimals(whole), row + " " + column + " " + whole);
            assertEquals(15_625, cell.wider().orElseThrow().n());
            assertEquals(25, cell.coverage().counted(), "compared with croze on the sample");
            compared++;
          }
        }
        assertEquals(dataset == Dataset.CIFAR10 ? 7 : 6, compared);
      }
    }
  }

  @Test
  void imageNetHasTheParamsRowAndNoFgsm4() {
    assertEquals(
        ".683",
        "."
            + decimals(cell("params", "imagenet16-120", "clean").wider().orElseThrow().measured())
                .substring(2));
    Cell gap = cell("params", "imagenet16-120", "fgsm@4");
    assertTrue(Double.isNaN(gap.measured()), "a gap, not ε = 1 in its place");
    assertEquals(.627, gap.paper());
    assertTrue(gap.notes().get(0).contains("ε = 1/255 only"), gap.notes().toString());
    assertTrue(Double.isNaN(cell("params", "imagenet16-120", "avg").measured()));
  }

  @Test
  void rowsOfNetworksCoverTheSampleAndStandBesideThePaper() {
    Cell croze = cell("croze", "cifar10", "clean");
    assertEquals(new ResultTable.Coverage(25, 25, 15_625), croze.coverage());
    assertEquals(.823, croze.paper());
    assertEquals(new ResultTable.Coverage(25, 25, 15_625), table.leastCoverage().orElseThrow());
    for (String row : List.of("naswot", "naswot_double_relu", "jacob_cov")) {
      assertEquals(.687, cell(row, "cifar10", "clean").paper(), row);
    }
  }

  /** The test of a row that covers all against a sampled reference is on the sample. */
  @Test
  void pairedTestsAreOnTheArchitecturesOfTheReference() {
    CountScores source = new CountScores(SAMPLE);
    double[] clean =
        new AccuracyVectors(experiment, benchmarks, Dataset.CIFAR10, SAMPLE).values("clean");
    double[] sampled = new double[2];
    for (int k = 0; k < 2; k++) {
      String proxy = List.of("params", "croze").get(k);
      ScoreColumns scores = source.scores(Dataset.CIFAR10, Map.of(), List.of(proxy));
      sampled[k] =
          SpearmanTest.of(scores.byProxy().get(proxy).at(SAMPLE), clean, NanPolicy.DROP).rho();
    }
    assertEquals(
        sampled[0] - sampled[1],
        cell("params", "cifar10", "clean")
            .statistics()
            .orElseThrow()
            .toReference()
            .orElseThrow()
            .difference(),
        1e-12);
  }

  private static Cell cell(String row, String dataset, String metric) {
    for (int c = 0; c < table.columns().size(); c++) {
      Column column = table.columns().get(c);
      if (column.dataset().id().equals(dataset) && column.metric().equals(metric)) {
        return cell(row, c);
      }
    }
    throw new AssertionError(dataset + "/" + metric);
  }

  private static Cell cell(String row, int column) {
    List<String> names = table.rows().stream().map(ResultTable.Row::name).toList();
    return table.cell(names.indexOf(row), column);
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
