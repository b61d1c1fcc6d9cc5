package croze.study.audit;

import croze.study.audit.AuditPlan.Average;
import croze.study.audit.AuditPlan.Harmonic;
import croze.study.audit.Finding.Check;
import croze.study.audit.Finding.Verdict;
import croze.study.audit.PrintedTables.Printed;
import java.util.List;

/**
 * Figures that follow from others of their row.
 *
 * <p>Every figure stands for an interval of half a unit of its last place to either side. A figure
 * agrees if what it follows from allows it with all of them rounded: the mean of any number of
 * figures is off by at most half a unit, and rounding it adds another half, so two averages agree
 * within one unit. 2CR/(C + R) grows with C and with R, so its extremes are at the ends of their
 * intervals.
 */
final class Arithmetic {
  /** Decimal fractions have no exact binary ones. */
  static final double BINARY = 1e-9;

  private Arithmetic() {}

  static List<Finding> average(Average average, PrintedTables tables) {
    return tables.rows(average.table()).stream()
        .map(
            row -> {
              List<Printed> parts =
                  average.of().stream().map(c -> tables.figure(average.table(), row, c)).toList();
              Printed printed = tables.figure(average.table(), row, average.column());
              double mean = parts.stream().mapToDouble(Printed::value).average().orElseThrow();
              double slack =
                  parts.stream().mapToDouble(Printed::half).average().orElseThrow()
                      + printed.half()
                      + BINARY;
              return new Finding(
                  average.table(),
                  row,
                  average.column(),
                  Check.AVERAGE,
                  printed.text(),
                  mean,
                  mean - slack,
                  mean + slack,
                  Math.abs(printed.value() - mean) <= slack ? Verdict.AGREES : Verdict.APART,
                  "");
            })
        .toList();
  }

  static List<Finding> harmonic(Harmonic harmonic, PrintedTables tables) {
    return tables.rows(harmonic.table()).stream().map(row -> score(harmonic, tables, row)).toList();
  }

  private static Finding score(Harmonic h, PrintedTables tables, String row) {
    Printed clean = tables.figure(h.table(), row, h.clean());
    Printed robust = tables.figure(h.table(), row, h.robust());
    Printed printed = tables.figure(h.table(), row, h.column());
    double rounding = printed.half() + BINARY;
    double low = score(clean.value() - clean.half(), robust.value() - robust.half()) - rounding;
    double high = score(clean.value() + clean.half(), robust.value() + robust.half()) + rounding;
    Verdict verdict = Verdict.APART;
    String note = "";
    if (printed.value() >= low && printed.value() <= high) {
      verdict = Verdict.AGREES;
    } else if (h.means() && printed.value() < low && h.deviations().isEmpty()) {
      verdict = Verdict.UNDECIDED;
      note =
          "recomputed is the score of the means; the mean of scores is lower, by how much cannot be told without their deviations";
    } else if (h.means() && printed.value() < low) {
      low -=
          loss(
              clean.value(),
              robust.value(),
              tables.figure(h.table(), row, h.deviations().get(0)),
              tables.figure(h.table(), row, h.deviations().get(1)));
      verdict = printed.value() >= low ? Verdict.SPREAD : Verdict.APART;
      note =
          verdict == Verdict.SPREAD
              ? "recomputed is the score of the means; the printed deviations allow the mean of scores to be this much lower"
              : "lower than even the mean of scores can be with the printed deviations";
    }
    return new Finding(
        h.table(),
        row,
        h.column(),
        Check.HRS,
        printed.text(),
        score(clean.value(), robust.value()),
        low,
        high,
        verdict,
        note);
  }

  private static double score(double clean, double robust) {
    return 2 * clean * robust / (clean + robust);
  }

  /**
   * The most by which the mean of scores can be below the score of the means: to second order the
   * loss is 2/(C + R)³ · Var(R·c − C·r), largest if c and r go against each other.
   */
  private static double loss(
      double clean, double robust, Printed cleanDeviation, Printed robustDeviation) {
    double opposed =
        robust * (cleanDeviation.value() + cleanDeviation.half())
            + clean * (robustDeviation.value() + robustDeviation.half());
    return 2 * opposed * opposed / Math.pow(clean + robust, 3);
  }
}
