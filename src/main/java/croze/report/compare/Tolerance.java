package croze.report.compare;

import java.util.Set;

/**
 * When two numbers count as equal: |a − b| ≤ max(absolute, relative · max(|a|, |b|)). NaN equals
 * NaN, and an infinity itself; neither equals anything else.
 */
public record Tolerance(double absolute, double relative) {
  /** A cell of a table: half a unit of the third decimal, which is what is printed of ρ. */
  public static final Tolerance CELL = new Tolerance(5e-4, 0);

  private static final Tolerance SCORE = new Tolerance(1e-12, 1e-9);
  private static final Tolerance DIFFERENCED = new Tolerance(1e-12, 1e-6);
  private static final Set<String> BY_DIFFERENCES = Set.of("grasp");

  /**
   * Of a score that is computed twice by one engine.
   *
   * <p>The order of an engine's sums depends on the width of the processor's vectors. Vectors of
   * 512 bits against plain loops move the scores of Table 2 by at most 2e-12 of themselves
   * (measured on 36 architectures, 12 of them without a path from input to output); 1e-9 is far
   * above that and far below what a changed formula, draw or image does. grasp is a difference of
   * two gradients over a small step, which magnifies the rounding: it moved by 3e-8 and gets 1e-6.
   *
   * <p>Where the exact score is 0, what remains is sums of terms of order 1 that cancel to some
   * 1e-16 each, so 1e-12 counts as 0. The least score of another origin is around 1e-3 (grad_norm
   * of a network without a path).
   */
  public static Tolerance ofScore(String proxy) {
    return BY_DIFFERENCES.contains(proxy) ? DIFFERENCED : SCORE;
  }

  public boolean equal(double a, double b) {
    if (Double.compare(a, b) == 0) {
      return true;
    }
    double difference = Math.abs(a - b);
    return Double.isFinite(difference)
        && difference <= Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
  }
}
