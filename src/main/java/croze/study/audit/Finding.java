package croze.study.audit;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A printed figure, recomputed.
 *
 * @param table table of the paper: {@code table2}
 * @param row row of that table
 * @param column column of that table
 * @param check what was done
 * @param printed the figure as the paper prints it
 * @param recomputed what it should be by the figures that it follows from; NaN if these only bound
 *     it
 * @param low the least that they allow it to be, given that all are rounded
 * @param high the most
 * @param note what else was found; empty for nothing
 */
public record Finding(
    String table,
    String row,
    String column,
    Check check,
    BigDecimal printed,
    double recomputed,
    double low,
    double high,
    Verdict verdict,
    String note) {

  /** What was done. */
  public enum Check {
    /** The mean of other columns of the row. */
    AVERAGE,
    /** The harmonic robustness score of two other columns of the row. */
    HRS,
    /** The same quantity as another table prints it. */
    REPEAT,
    /** A mean of correlations, some of which are printed. */
    BOUNDS;

    /** Name in CSV files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of it. */
  public enum Verdict {
    /** Rounding explains all of the difference. */
    AGREES,
    /** A mean of scores: the printed deviations of the networks explain the difference. */
    SPREAD,
    /** A mean of scores below the score of the means, as it must be; by how much cannot be told. */
    UNDECIDED,
    /** Nothing printed explains the difference. */
    APART;

    /** Name in CSV files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Finding withNote(String other) {
    return new Finding(table, row, column, check, printed, recomputed, low, high, verdict, other);
  }

  /** Printed minus recomputed; NaN if there is no recomputed value. */
  public double difference() {
    return printed.doubleValue() - recomputed;
  }
}
