package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.RealTables;
import croze.image.Dataset;
import croze.stats.Bootstrap;
import croze.study.ResultTable.Cell;
import croze.study.ResultTable.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Table 2 on the real accuracies: two rows need no network, and the paper prints them. */
class Table2Test {
  private static final Path EXPERIMENTS = Path.of("experiments");
  private static ResultTable table;

  @BeforeAll
  static void make() {
    Experiment experiment = ExperimentReader.read(EXPERIMENTS, "table2");
    table =
        new StudyRun(
                experiment,
                PaperFigures.read(EXPERIMENTS, experiment.paper()),
                new Benchmarks(RealTables.folder()),
                new Bootstrap(2, .95, 0, 1))
            .table(List.of(Dataset.values()), new CountScores(5, 700, 4000, 9999, 15000));
  }

  /** The sum of the figures in an unbroken row of the paper, to three decimals each. */
  @Test
  void flopsAndParamsEqualThePaperOnCifar() {
    for (String row : List.of("flops", "params")) {
      for (Dataset dataset : List.of(Dataset.CIFAR10, Dataset.CIFAR100)) {
        int compared = 0;
        for (int c = 0; c < table.columns().size(); c++) {
          Column column = table.columns().get(c);
          if (column.dataset() == dataset && !column.metric().equals(Experiment.AVERAGE)) {
            Cell cell = cell(row, c);
            assertEquals(
                decimals(cell.paper()),
                decimals(cell.measured()),
                row + " " + column + " " + cell.measured());
            assertEquals(15_625, cell.coverage().counted());
            compared++;
          }
        }
        assertEquals(dataset == Dataset.CIFAR10 ? 7 : 6, compared);
      }
    }
  }

  private static Cell cell(String row, int column) {
    List<String> names = table.rows().stream().map(ResultTable.Row::name).toList();
    return table.cell(names.indexOf(row), column);
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
