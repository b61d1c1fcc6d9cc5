package croze.perturb.attack;

import croze.random.KeyedStream;
import java.util.Arrays;

/**
 * SPSA (Uesato et al. 2018) in the maximum norm: the gradient is estimated from pairs of queries at
 * x ± δ·v, v random signs that all images share, and Adam descends with it. No gradients.
 *
 * @param eps radius; with one step a pixel moves by the rate, so it has no effect above that
 * @param samples pairs of queries a step
 * @param faulty torchattacks 3.4.0's form, which descends the mean cross-entropy of batch and
 *     samples, so makes predictions more right; otherwise the margin of each image
 */
public record SimultaneousPerturbation(
    double eps, double delta, double rate, int steps, int samples, boolean faulty)
    implements AdversarialAttack {
  /** Samples that the public code runs together. */
  private static final int CHUNK = 64;

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    int n = images.length;
    double[][] x = AdversarialAttack.copy(images);
    Adam[] adam = new Adam[n];
    Arrays.setAll(adam, i -> new Adam(images[i].length, rate));
    for (int step = 0; step < steps; step++) {
      double[][] g = estimate(network, x, labels, stream);
      for (int i = 0; i < n; i++) {
        adam[i].step(x[i], g[i]);
        Ball.LINF.project(x[i], images[i], eps);
      }
    }
    return x;
  }

  private double[][] estimate(
      GradientOracle network, double[][] x, int[] labels, KeyedStream stream) {
    double[][] g = new double[x.length][x[0].length];
    for (int done = 0; done < samples; done += CHUNK) {
      int chunk = Math.min(CHUNK, samples - done);
      double[][] v = new double[chunk][x[0].length];
      double[][] slopes = new double[chunk][x.length];
      for (int s = 0; s < chunk; s++) {
        Arrays.setAll(v[s], p -> stream.nextDouble() < .5 ? -1 : 1);
        double[] up = losses(network, x, labels, v[s], delta);
        double[] down = losses(network, x, labels, v[s], -delta);
        Arrays.setAll(slopes[s], i -> (up[i] - down[i]) / (2 * delta) / samples);
      }
      if (faulty) { // one loss for all samples and images of a chunk
        double mean = Arrays.stream(slopes).flatMapToDouble(Arrays::stream).average().orElseThrow();
        Arrays.stream(slopes).forEach(row -> Arrays.fill(row, mean));
      }
      for (int s = 0; s < chunk; s++) {
        for (int i = 0; i < g.length; i++) {
          for (int p = 0; p < v[s].length; p++) {
            g[i][p] += slopes[s][i] * v[s][p];
          }
        }
      }
    }
    return g;
  }

  private double[] losses(
      GradientOracle network, double[][] x, int[] labels, double[] v, double length) {
    double[][] moved = AdversarialAttack.copy(x);
    for (double[] image : moved) {
      for (int p = 0; p < v.length; p++) {
        image[p] += length * v[p];
      }
    }
    double[][] logits = network.logits(moved);
    double[] losses = new double[x.length];
    for (int i = 0; i < losses.length; i++) {
      double[] z = logits[i];
      losses[i] =
          faulty
              ? ImageLoss.CROSS_ENTROPY.of(i, z, labels[i], new double[z.length])
              : ImageLoss.margin(z, labels[i]);
    }
    return losses;
  }

  /** Its name and the keys of its text. */
  public static final class Named extends AttackFamily.Single {
    public Named() {
      super("spsa", Named::attack);
    }

    private static AdversarialAttack attack(AttackText keys) {
      boolean sound = keys.choice("form", "3.5.1", "3.4.0");
      return new SimultaneousPerturbation(
          keys.eps(sound ? ".3" : ".01"),
          keys.number("delta", ".01", 1e-12, 1),
          keys.number("lr", ".01", 0, 10),
          keys.count("steps", 1, 1, 1_000_000),
          keys.count("samples", 128, 1, 1_000_000),
          !sound);
    }
  }
}
