package croze.perturb.attack;

import croze.random.KeyedStream;

/**
 * Square (Andriushchenko et al. 2020) in the maximum norm: random squares of ±2ε, kept where the
 * margin falls; no gradients. Images wrong at the start stay, as do those never fooled. Of the
 * public code: corners are drawn from [0, size − s), so the last place is never used, and place and
 * signs are common to the images of a batch.
 *
 * @param eps radius
 * @param queries forward passes an image after the first
 * @param share of the pixels that the first squares cover, p
 * @param rescaled whether the schedule of p runs over the queries (torchattacks) or over 10,000
 *     (AutoAttack)
 */
public record SquareAttack(double eps, int queries, double share, boolean rescaled)
    implements AdversarialAttack {
  private static final int[] HALVINGS = {10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000};
  private static final int CHANNELS = 3;

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    double[][] out = AdversarialAttack.copy(images);
    int[] attacked = AdversarialAttack.correct(network, images, labels);
    if (attacked.length == 0) {
      return out;
    }
    double[][] clean = AdversarialAttack.select(images, attacked);
    int[] y = AdversarialAttack.select(labels, attacked);
    Search search = search(network, clean, y, stream);
    for (int k = 0; k < attacked.length; k++) {
      out[attacked[k]] = search.margin[k] <= 0 ? search.x[k] : out[attacked[k]];
    }
    return out;
  }

  /**
   * The end of a search.
   *
   * @param x by image
   * @param margin at x
   * @param queries made, the start counting as one
   */
  record Search(double[][] x, double[] margin, int[] queries) {}

  /** A search on images that are right at the start. */
  Search search(GradientOracle network, double[][] clean, int[] y, KeyedStream stream) {
    int n = clean.length;
    int size = (int) Math.round(Math.sqrt(clean[0].length / (double) CHANNELS));
    double[][] x = AdversarialAttack.copy(clean);
    for (double[] image : x) {
      stripes(image, size, stream);
    }
    double[] margin = margins(network, x, y);
    int[] used = new int[n];
    java.util.Arrays.fill(used, 1);
    for (int query = 0; query < queries; query++) {
      int[] left = left(margin);
      if (left.length == 0) {
        break;
      }
      double[] delta = square(size, query, stream);
      double[][] next = new double[left.length][];
      for (int k = 0; k < left.length; k++) {
        used[left[k]]++;
        next[k] = x[left[k]].clone();
        for (int p = 0; p < delta.length; p++) {
          double moved = next[k][p] + delta[p];
          next[k][p] = AdversarialAttack.project(moved, clean[left[k]][p], eps);
        }
      }
      double[] found = margins(network, next, AdversarialAttack.select(y, left));
      for (int k = 0; k < left.length; k++) {
        if (found[k] < margin[left[k]] || found[k] <= 0) {
          margin[left[k]] = found[k];
          x[left[k]] = next[k];
        }
      }
    }
    return new Search(x, margin, used);
  }

  private static int[] left(double[] margin) {
    return java.util.stream.IntStream.range(0, margin.length).filter(i -> margin[i] > 0).toArray();
  }

  private static double[] margins(GradientOracle network, double[][] x, int[] y) {
    double[][] logits = network.logits(x);
    double[] margins = new double[x.length];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = ImageLoss.margin(logits[i], y[i]);
    }
    return margins;
  }

  /** The start: ±ε by column and channel. */
  private void stripes(double[] image, int size, KeyedStream stream) {
    double[] signs = new double[CHANNELS * size];
    for (int k = 0; k < signs.length; k++) {
      signs[k] = stream.nextDouble() < .5 ? -eps : eps;
    }
    for (int p = 0; p < image.length; p++) {
      int channel = p / (size * size);
      image[p] = AdversarialAttack.clip(image[p] + signs[channel * size + p % size]);
    }
  }

  private double[] square(int size, int query, KeyedStream stream) {
    int side = Math.max(1, (int) Math.rint(Math.sqrt(share(query) * size * size)));
    int top = (int) (stream.nextDouble() * (size - side));
    int left = (int) (stream.nextDouble() * (size - side));
    double[] delta = new double[CHANNELS * size * size];
    for (int c = 0; c < CHANNELS; c++) {
      double sign = stream.nextDouble() < .5 ? -2 * eps : 2 * eps;
      for (int row = top; row < Math.min(size, top + side); row++) {
        int at = (c * size + row) * size;
        java.util.Arrays.fill(delta, at + left, at + Math.min(size, left + side), sign);
      }
    }
    return delta;
  }

  /** p, halved at each of the places of the schedule. */
  private double share(int query) {
    int at = rescaled ? (int) ((double) query / queries * 10_000) : query;
    double p = share;
    for (int place : HALVINGS) {
      p /= at > place ? 2 : 1;
    }
    return p;
  }

  /** Its name and the keys of its text. */
  public static final class Named extends AttackFamily.Single {
    public Named() {
      super("square", Named::attack);
    }

    private static AdversarialAttack attack(AttackText keys) {
      return new SquareAttack(
          keys.eps("8/255"),
          keys.count("queries", 5000, 1, 10_000_000),
          keys.number("share", ".8", 0, 1),
          keys.choice("schedule", "rescaled", "fixed"));
    }
  }
}
