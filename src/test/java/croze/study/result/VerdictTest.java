package croze.study.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Statistics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private static final Statistics INTERVAL =
      new Statistics(.7904, .8302, .6, 0, .1, Optional.empty());

  @ParameterizedTest
  @CsvSource({
    ".810, INSIDE",
    ".790, INSIDE", // .7904 is printed so.
    ".789, APART", // Outside, and .021 from the measured value.
    ".831, CLOSE",
  })
  void ofAPrintedFigure(double paper, Verdict verdict) {
    double measured = paper < .82 ? .8102 : .8202;
    assertEquals(Optional.of(verdict), cell(paper, measured, Optional.of(INTERVAL)).verdict());
  }

  @Test
  void thereIsNoneWithoutFigureMeasurementOrInterval() {
    assertEquals(Optional.empty(), cell(Double.NaN, .81, Optional.of(INTERVAL)).verdict());
    assertEquals(Optional.empty(), cell(.81, Double.NaN, Optional.of(INTERVAL)).verdict());
    assertEquals(Optional.empty(), cell(.81, .81, Optional.empty()).verdict());
  }

  private static Cell cell(double paper, double measured, Optional<Statistics> statistics) {
    return new Cell(
        paper, measured, Optional.empty(), statistics, new Coverage(20, 20, 20), List.of());
  }
}
