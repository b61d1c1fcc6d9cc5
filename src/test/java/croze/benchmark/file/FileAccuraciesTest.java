package croze.benchmark.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.SmallImages;
import croze.benchmark.Benchmarks;
import croze.benchmark.ColumnQuality;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.space.nb201.CellSpace;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import croze.stats.resample.Bootstrap;
import croze.study.ExperimentReader;
import croze.study.StudyRun;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.score.ScoreColumns;
import croze.study.score.ScoreSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code accuracies: file:mine.csv} in an experiment file: a table of a user's own. */
class FileAccuraciesTest {
  private static final int[] CELLS = IntStream.range(0, 30).map(i -> 11 + 500 * i).toArray();

  @TempDir private Path folder;
  private Path csv;
  private DataFolder data;

  @BeforeEach
  void none() throws IOException {
    data = SmallImages.none(folder.resolve("data"));
    csv = folder.resolve("mine.csv");
  }

  /** Accuracy in percent, of no order. */
  private static double accuracy(int index) {
    return 20 + index * 7919L % 5003 / 100.0;
  }

  /** A row an architecture, by turns by its index and its string. */
  private void write(String columns, IntFunction<String> values) throws IOException {
    StringBuilder text = new StringBuilder("arch," + columns + "\n");
    for (int i = 0; i < CELLS.length; i++) {
      text.append(i % 2 == 0 ? CELLS[i] : CellSpace.cell(CELLS[i]))
          .append(',')
          .append(values.apply(CELLS[i]))
          .append('\n');
    }
    Files.writeString(csv, text);
  }

  private StudyRun run(String accuracies, String of, String datasets) throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        name: own
        kind: correlation
        title: Own
        accuracies: "%s"
        metrics: {m: {label: M, of: [%s]}}
        datasets: {%s}
        defaults: {archs: covered, datasets: [cifar10]}
        heading: row
        rows:
        - {name: params, label: Params, scores: [params]}
        """
            .formatted(accuracies, of, datasets));
    return new StudyRun(
        ExperimentReader.read(folder, "own"),
        PaperFigures.none(),
        new Benchmarks(data),
        new Bootstrap(20, .95, 0, 1));
  }

  private ResultTable table(StudyRun run) {
    int[] asked = run.selection().ascending();
    return run.table(
        List.of(Dataset.CIFAR10),
        new ScoreSource() {
          @Override
          public boolean needsNetwork(String proxy) {
            return false;
          }

          @Override
          public int[] asked() {
            return asked;
          }

          @Override
          public ScoreColumns scores(
              Dataset dataset, Map<String, String> setting, List<String> proxies) {
            int[] all = IntStream.range(0, 15_625).toArray();
            return ScoreColumns.of(all, proxies, (index, proxy) -> (double) index);
          }
        });
  }

  @Test
  void aPartInAnyNotationIsTheWholeTable() throws IOException {
    write("clean", i -> "" + accuracy(i));
    ResultTable table = table(run("file:" + csv, "clean", "cifar10: [m]"));
    ResultTable.Cell cell = table.cell(0, 0);
    double expected =
        SpearmanTest.of(
                IntStream.of(CELLS).asDoubleStream().toArray(),
                IntStream.of(CELLS).mapToDouble(FileAccuraciesTest::accuracy).toArray(),
                NanPolicy.DROP)
            .rho();
    assertEquals(expected, cell.measured(), 5e-4);
    assertEquals(CELLS.length, cell.coverage().total());
    assertTrue(cell.coverage().complete());
    assertEquals("mine.csv", table.benchmark());
  }

  @Test
  void architecturesThatLackAnAccuracyAreLeftOut() throws IOException {
    write("clean,pgd@4", i -> accuracy(i) + "," + (i % 3 == 0 ? "" : accuracy(2 * i)));
    int expected = (int) IntStream.of(CELLS).filter(i -> i % 3 != 0).count();
    StudyRun run = run("file:" + csv, "clean, pgd@4", "cifar10: [m]");
    assertEquals(expected, run.selection().indices().size());
    assertEquals(expected, table(run).cell(0, 0).coverage().counted());
  }

  @Test
  void anyColumnIsAMetricAndSeedsAreAveraged() throws IOException {
    StringBuilder rows = new StringBuilder("index,seed,stamina\n");
    for (int i : CELLS) {
      rows.append("%d,0,%s\n%d,1,%s\n".formatted(i, accuracy(i), i, accuracy(3 * i)));
    }
    Files.writeString(csv, rows);
    ResultTable table = table(run("file:" + csv, "'column:stamina'", "cifar10: [m]"));
    double expected =
        SpearmanTest.of(
                IntStream.of(CELLS).asDoubleStream().toArray(),
                IntStream.of(CELLS).mapToDouble(i -> accuracy(i) + accuracy(3 * i)).toArray(),
                NanPolicy.DROP)
            .rho();
    assertEquals(expected, table.cell(0, 0).measured(), 5e-4);
  }

  @Test
  void halvesGiveAReliability() throws IOException {
    write("clean,clean:a,clean:b", i -> "%1$s,%1$s,%1$s".formatted(accuracy(i)));
    ColumnQuality quality =
        table(run("file:" + csv, "clean", "cifar10: [m]")).columns().get(0).quality().orElseThrow();
    assertEquals(1, quality.reliability(), 1e-12);
    assertTrue(quality.isRanked());
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    write("clean", i -> "" + accuracy(i));
    ResultTable table = table(run("file:" + csv, "pgd@4", "cifar10: [m]"));
    assertTrue(
        table.cell(0, 0).notes().get(0).contains("has no column pgd@4: it has clean"),
        table.cell(0, 0).notes()::toString);
    refused("{dataset} in the name", "file:" + csv, "clean", "cifar10: [m], cifar100: [m]");
    refused("column:x", "robust-nas-bench-201", "'column:x'", "cifar10: [m]");
    refused("expected one of robust-nas-bench-201", "robust", "clean", "cifar10: [m]");
    write("clean", i -> "-1");
    StudyRun negative = run("file:" + csv, "clean", "cifar10: [m]");
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> table(negative));
    assertTrue(e.getMessage().contains("column clean: found -1"), e.getMessage());
  }

  private void refused(String message, String accuracies, String of, String datasets) {
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> run(accuracies, of, datasets));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }
}
