package croze.report.compare;

/**
 * When two numbers count as equal: |a − b| ≤ max(absolute, relative · max(|a|, |b|)). NaN equals
 * NaN, and an infinity itself; neither equals anything else.
 */
public record Tolerance(double absolute, double relative) {
  /** A cell of a table: half a unit of the third decimal, which is what is printed of ρ. */
  public static final Tolerance CELL = new Tolerance(5e-4, 0);

  /**
   * A score, computed twice by one engine. The order of its sums depends on the width of the
   * processor's vectors, which moves a score by some 1e-13 of itself; 1e-9 is far above that and far
   * below what a changed formula, draw or image does. The least scores that are not noise are of the
   * order 1e-3 (grad_norm of a network without a path); what remains where the exact value is 0 is
   * sums of terms of order 1 that cancel to some 1e-16 each, so 1e-12 counts as 0.
   */
  public static final Tolerance SCORE = new Tolerance(1e-12, 1e-9);

  public boolean equal(double a, double b) {
    if (Double.compare(a, b) == 0) {
      return true;
    }
    double difference = Math.abs(a - b);
    return Double.isFinite(difference)
        && difference <= Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
  }
}
