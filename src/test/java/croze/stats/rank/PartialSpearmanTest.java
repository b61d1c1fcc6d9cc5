package croze.stats.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.random.KeyedStream;
import croze.stats.RandomVectors;
import croze.stats.correlation.CorrelationColumn;
import croze.stats.correlation.CorrelationTable;
import croze.stats.resample.Bootstrap;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialSpearmanTest {

  @Test
  void handComputed() {
    // 1 − 6·Σd²/120 with Σd² = 4, 14, 14: ρxy = .8, ρxz = ρyz = .3.
    double[] x = {1, 2, 3, 4, 5};
    double[] y = {1, 3, 2, 5, 4};
    double[] z = {1, 3, 5, 4, 2};
    assertEquals((.8 - .09) / .91, PartialSpearman.of(x, y, z, NanPolicy.DROP).rho(), 1e-14);
  }

  @Test
  void isNearZeroWhereTheCovariateExplainsAll() {
    KeyedStream stream = KeyedStream.of(0, "partial");
    double[] size = RandomVectors.normal(5000, stream);
    double[] score = RandomVectors.correlated(size, .8, stream);
    double[] accuracy = RandomVectors.correlated(size, .8, stream);
    assertTrue(SpearmanTest.of(score, accuracy, NanPolicy.DROP).rho() > .55);
    assertEquals(0, PartialSpearman.of(score, accuracy, size, NanPolicy.DROP).rho(), .04);
  }

  @Test
  void isNaNWhereTheScoreIsTheCovariate() {
    KeyedStream stream = KeyedStream.of(0, "covariate");
    double[] size = RandomVectors.rounded(RandomVectors.normal(15625, stream), .01);
    double[] accuracy = RandomVectors.correlated(size, .8, stream);
    assertTrue(
        Double.isNaN(PartialSpearman.of(size, accuracy, size.clone(), NanPolicy.DROP).rho()));
  }

  @Test
  void dropsAnObservationThatLacksAnyOfTheThree() {
    double[] x = {1, 2, 3, 4, Double.NaN};
    double[] y = {1, 3, 2, 5, 4};
    double[] z = {Double.NaN, 3, 5, 4, 2};
    assertEquals(3, PartialSpearman.of(x, y, z, NanPolicy.DROP).n());
    assertEquals(5, PartialSpearman.of(x, y, z, NanPolicy.WORST_RANK).n());
  }

  @Test
  void aTableGivesTheSameForEachCell() {
    KeyedStream stream = KeyedStream.of(0, "table");
    double[] size = RandomVectors.rounded(RandomVectors.normal(300, stream), .5);
    double[] score = RandomVectors.correlated(size, .7, stream);
    double[] other = RandomVectors.correlated(size, .2, stream);
    other[17] = Double.NaN;
    double[] accuracy = RandomVectors.correlated(size, .6, stream);
    double[] robust = RandomVectors.correlated(accuracy, .6, stream);
    for (NanPolicy nans : NanPolicy.values()) {
      double[][] given =
          CorrelationTable.of(
                  List.of(score, other),
                  List.of(
                      CorrelationColumn.single("clean", accuracy),
                      CorrelationColumn.group("group", List.of(List.of(accuracy, robust)))),
                  nans,
                  new Bootstrap(2, .95, 0, 1))
              .given(size);
      assertEquals(PartialSpearman.of(score, accuracy, size, nans).rho(), given[0][0], 1e-12);
      double clean = PartialSpearman.of(other, accuracy, size, nans).rho();
      assertEquals(clean, given[1][0], 1e-12);
      double attacked = PartialSpearman.of(other, robust, size, nans).rho();
      assertEquals((clean + attacked) / 2, given[1][1], 1e-12);
    }
  }
}
