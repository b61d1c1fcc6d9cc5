package croze.perturb.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.random.KeyedStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** Budgets, on a linear network of small images: 4 classes, 12 values. */
class BudgetTest {
  private static final int CLASSES = 4;

  /** z = W·x. */
  private record Linear(double[][] w) implements GradientOracle {
    @Override
    public double[][] logits(double[][] images) {
      double[][] z = new double[images.length][w.length];
      for (int i = 0; i < z.length; i++) {
        for (int c = 0; c < w.length; c++) {
          for (int p = 0; p < w[c].length; p++) {
            z[i][c] += w[c][p] * images[i][p];
          }
        }
      }
      return z;
    }

    @Override
    public Gradients gradients(double[][] images, int[] labels, ImageLoss loss) {
      double[][] z = logits(images);
      double[] losses = new double[z.length];
      double[][] gradients = new double[z.length][w[0].length];
      for (int i = 0; i < z.length; i++) {
        double[] by = new double[w.length];
        losses[i] = loss.of(i, z[i], labels[i], by);
        for (int c = 0; c < w.length; c++) {
          for (int p = 0; p < w[c].length; p++) {
            gradients[i][p] += by[c] * w[c][p];
          }
        }
      }
      return new Gradients(z, losses, gradients);
    }
  }

  private static double[][] draw(int rows, int columns, KeyedStream stream) {
    double[][] out = new double[rows][columns];
    for (double[] row : out) {
      java.util.Arrays.setAll(row, p -> stream.nextDouble());
    }
    return out;
  }

  @Property(tries = 60)
  void everyAttackStaysWithinItsBudgetAndLeavesItsInput(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @DoubleRange(min = 0, max = .5) double eps) {
    GradientOracle network = new Linear(draw(CLASSES, 12, KeyedStream.of(seed, "w")));
    double[][] images = draw(5, 12, KeyedStream.of(seed, "x"));
    double[][] before = AdversarialAttack.copy(images);
    int[] labels = new int[images.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2 == 0 ? ImageLoss.prediction(network.logits(images)[i]) : 0;
    }
    List<AdversarialAttack> attacks =
        List.of(
            new FastGradientSign(eps),
            new ProjectedGradient(Ball.LINF, eps, eps / 3, 5, true, 2),
            new AutoPgd(eps, 10, ImageLoss.LOGIT_RATIO, 0, true),
            new AutoPgd(eps, 10, ImageLoss.LOGIT_RATIO, CLASSES - 1, true),
            new AdaptiveBoundary(Ball.LINF, eps, 10, CLASSES - 1),
            new SquareAttack(eps, 20, .8, true),
            new SimultaneousPerturbation(eps, .01, .05, 2, 8, false));
    for (AdversarialAttack attack : attacks) {
      double[][] x = attack.apply(network, images, labels, KeyedStream.of(seed, "a"));
      double[][] l2 =
          new ProjectedGradient(Ball.L2, eps, eps / 3, 5, true, 1)
              .apply(network, images, labels, KeyedStream.of(seed, "a"));
      for (int i = 0; i < x.length; i++) {
        assertArrayEquals(before[i], images[i]);
        assertTrue(AdversarialAttack.distance(l2[i], images[i]) <= eps + 1e-12);
        for (int p = 0; p < x[i].length; p++) {
          assertTrue(x[i][p] >= 0 && x[i][p] <= 1, attack.toString());
          assertTrue(Math.abs(x[i][p] - images[i][p]) <= eps + 1e-12, attack.toString());
        }
      }
    }
  }

  /** What FAB finds within ε it finds within twice ε. */
  @Property(tries = 60)
  void aLargerBudgetNeverRaisesTheAccuracy(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @DoubleRange(min = 0, max = .2) double eps) {
    GradientOracle network = new Linear(draw(CLASSES, 12, KeyedStream.of(seed, "w")));
    double[][] images = draw(8, 12, KeyedStream.of(seed, "x"));
    int[] labels = new int[images.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = ImageLoss.prediction(network.logits(images)[i]);
    }
    int small = right(network, images, labels, eps);
    assertTrue(right(network, images, labels, 2 * eps) <= small);
  }

  private static int right(GradientOracle network, double[][] images, int[] labels, double eps) {
    AdversarialAttack attack = new AdaptiveBoundary(Ball.LINF, eps, 20, CLASSES - 1);
    double[][] x = attack.apply(network, images, labels, KeyedStream.of(0));
    return AdversarialAttack.correct(network, x, labels).length;
  }
}
