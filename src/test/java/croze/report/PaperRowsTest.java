package croze.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.report.PaperRows.PaperRow;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
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
    ResultTable table =
        new ResultTable(
            sample.name(),
            sample.title(),
            sample.benchmark(),
            sample.unit(),
            sample.heading(),
            Optional.empty(),
            sample.covariate(),
            sample.columns(),
            rows,
            cells,
            List.of(),
            List.of());
    assertEquals(
        List.of("CRoZe 2/2", "First reading 0/2 (as #Params 2/2)"),
        PaperRows.of(table).stream().map(PaperRow::text).toList());
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
