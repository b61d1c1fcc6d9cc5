package croze.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.benchmark.ColumnQuality;
import croze.report.SampleTable;
import croze.report.frame.TableFrames;
import croze.report.table.PaperRows.PaperRow;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaperRowsTest {

  /** A second reading of CRoZe's row that agrees with nothing, and a first one that does not. */
  @Test
  void aRowOfThePaperCountsOnce() {
    ResultTable sample = SampleTable.table();
    List<Row> rows = new ArrayList<>(sample.rows());
    List<List<Cell>> cells = new ArrayList<>(sample.cells());
    rows.add(new Row("other", "Other reading", List.of()));
    cells.add(cells.get(2).stream().map(c -> moved(c, -.4)).toList());
    rows.add(new Row("first", "First reading", List.of()));
    cells.add(cells.get(0).stream().map(c -> moved(c, .9)).toList());
    rows.add(rows.remove(0));
    cells.add(cells.remove(0));
    ResultTable table = with(sample, sample.columns(), rows, cells);
    assertEquals(List.of("CRoZe 2/2", "First reading 0/2 (as #Params 2/2)"), texts(table));
  }

  /** Beside a figure that is inside one that is not, whose column ranks nothing. */
  @Test
  void aColumnThatRanksNothingIsNotCounted() {
    ResultTable sample = SampleTable.table();
    List<List<Cell>> cells =
        sample.cells().stream()
            .map(row -> List.of(row.get(0), moved(row.get(1), .5), row.get(2)))
            .toList();
    assertEquals(List.of("#Params 1/2", "CRoZe 1/2"), texts(with(sample, sample.columns(), cells)));
    Column noise = sample.columns().get(1);
    Column unranked =
        new Column(
            noise.dataset(),
            noise.view(),
            noise.metric(),
            noise.label(),
            Optional.of(new ColumnQuality(.3, Double.NaN, Double.NaN)),
            false);
    ResultTable table =
        with(sample, List.of(sample.columns().get(0), unranked, sample.columns().get(2)), cells);
    assertEquals(List.of("#Params 1/1", "CRoZe 1/1"), texts(table));
    assertEquals(
        Optional.of(
            "Reproduced (every figure of the paper inside the measured 95 % interval): #Params, CRoZe."),
        Caption.agreement(table));
    assertEquals(
        Optional.of(
            "Not ranked and not held against the paper: Noise, for ρ with the published column is"
                + " below .700."),
        QualityLine.notRanked(table));
    assertTrue(TableFrames.longFrame(table).stringColumn("verdict").get(1).isEmpty());
    assertFalse(TableJson.of(table).at("/blocks/0/rows/0/cells/1").has("verdict"));
    assertEquals("Noise", TableJson.of(table).at("/blocks/0/unranked/0").asText());
  }

  /** Without a published column, the split halves decide; with one, they do not. */
  @Test
  void aColumnOfChanceRanksNothing() {
    assertFalse(new ColumnQuality(Double.NaN, .6, Double.NaN).isRanked());
    assertTrue(new ColumnQuality(Double.NaN, .8, Double.NaN).isRanked());
    assertFalse(new ColumnQuality(Double.NaN, .8, .6).isRanked());
    assertTrue(new ColumnQuality(.8, .6, Double.NaN).isRanked());
    assertFalse(new ColumnQuality(.6, .8, Double.NaN).isRanked());
    assertTrue(new ColumnQuality(Double.NaN, Double.NaN, Double.NaN).isRanked());
    ResultTable sample = SampleTable.table();
    List<Column> columns = new ArrayList<>();
    List<ColumnQuality> qualities =
        List.of(
            new ColumnQuality(.3, .9, Double.NaN), new ColumnQuality(Double.NaN, .1, Double.NaN));
    for (int c = 0; c < sample.columns().size(); c++) {
      Column column = sample.columns().get(c);
      columns.add(
          new Column(
              column.dataset(),
              column.view(),
              column.metric(),
              "Label " + c,
              c < 2 ? Optional.of(qualities.get(c)) : Optional.empty(),
              false));
    }
    assertEquals(
        Optional.of(
            "Not ranked and not held against the paper: Label 0, for ρ with the published column is"
                + " below .700; Label 1, for reliability is below .700 and no column is published;"
                + " Label 2, made of these."),
        QualityLine.notRanked(with(sample, columns, sample.cells())));
  }

  @Test
  void aFigureInsideAWideIntervalIsNotReproduced() {
    ResultTable sample = SampleTable.table();
    List<List<Cell>> cells =
        sample.cells().stream().map(row -> row.stream().map(c -> widened(c, .1)).toList()).toList();
    assertEquals(
        Optional.of(
            "Not decided (every figure inside, but intervals are wider than ±.1): #Params 2/2, CRoZe"
                + " 2/2."),
        Caption.agreement(with(sample, sample.columns(), cells)));
  }

  private static List<String> texts(ResultTable table) {
    return PaperRows.of(table).stream().map(PaperRow::text).toList();
  }

  private static ResultTable with(
      ResultTable sample, List<Column> columns, List<List<Cell>> cells) {
    return with(sample, columns, sample.rows(), cells);
  }

  private static ResultTable with(
      ResultTable sample, List<Column> columns, List<Row> rows, List<List<Cell>> cells) {
    return new ResultTable(
        sample.name(),
        sample.title(),
        sample.benchmark(),
        sample.unit(),
        sample.heading(),
        Optional.empty(),
        sample.covariate(),
        columns,
        rows,
        cells,
        List.of(),
        List.of());
  }

  private static Cell widened(Cell cell, double by) {
    return new Cell(
        cell.paper(),
        cell.measured(),
        cell.wider(),
        cell.statistics()
            .map(
                s ->
                    new ResultTable.Statistics(
                        s.low() - by, s.high() + by, s.tau(), s.ties(), .1, s.toReference())),
        cell.coverage(),
        cell.notes());
  }

  private static Cell moved(Cell cell, double by) {
    return new Cell(
        cell.paper(),
        cell.measured() + by,
        cell.wider(),
        cell.statistics()
            .map(
                s ->
                    new ResultTable.Statistics(
                        s.low() + by, s.high() + by, s.tau(), s.ties(), .1, s.toReference())),
        cell.coverage(),
        cell.notes());
  }
}
