package croze.study.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.image.Dataset;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Statistics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private static final Statistics INTERVAL =
      new Statistics(.7904, .8297, .6, 0, .1, Optional.empty());

  private static final Column COLUMN =
      new Column(Dataset.CIFAR10, View.ALL, "clean", "Clean", Optional.empty(), true);

  @ParameterizedTest
  @CsvSource({
    ".810, INSIDE",
    ".790, INSIDE", // .7904 is printed so.
    ".830, INSIDE", // .8297 too.
    ".789, APART", // Outside, and .021 from the measured value.
    ".831, CLOSE",
  })
  void ofAPrintedFigure(double paper, Verdict verdict) {
    double measured = paper < .82 ? .8102 : .8202;
    assertEquals(
        Optional.of(verdict), Verdict.of(COLUMN, cell(paper, measured, Optional.of(INTERVAL))));
  }

  /** The paper's third decimal may hide half of a thousandth. */
  @ParameterizedTest
  @CsvSource({".8104, CLOSE", ".8106, APART"})
  void closenessAllowsForRounding(double measured, Verdict verdict) {
    Statistics above = new Statistics(.8, .82, .6, 0, .1, Optional.empty());
    assertEquals(Optional.of(verdict), Verdict.of(COLUMN, cell(.79, measured, Optional.of(above))));
  }

  @Test
  void thereIsNoneWithoutFigureMeasurementOrInterval() {
    assertEquals(
        Optional.empty(), Verdict.of(COLUMN, cell(Double.NaN, .81, Optional.of(INTERVAL))));
    assertEquals(
        Optional.empty(), Verdict.of(COLUMN, cell(.81, Double.NaN, Optional.of(INTERVAL))));
    assertEquals(Optional.empty(), Verdict.of(COLUMN, cell(.81, .81, Optional.empty())));
  }

  @Test
  void thereIsNoneInAColumnThatRanksNothing() {
    Column unranked =
        new Column(Dataset.CIFAR10, View.ALL, "fgsm@8", "FGSM 8", Optional.empty(), false);
    assertEquals(Optional.empty(), Verdict.of(unranked, cell(.81, .81, Optional.of(INTERVAL))));
  }

  private static Cell cell(double paper, double measured, Optional<Statistics> statistics) {
    return new Cell(
        paper, measured, Optional.empty(), statistics, new Coverage(20, 20, 20), List.of());
  }
}
