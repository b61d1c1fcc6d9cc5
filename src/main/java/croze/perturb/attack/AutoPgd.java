package croze.perturb.attack;

import croze.random.KeyedStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * APGD (Croce and Hein 2020) in the maximum norm: momentum steps whose size halves where the loss
 * no longer grows, from the best point so far. Images wrong at the start stay; of the others the
 * last wrong iterate is returned, else the clean image.
 *
 * @param eps radius
 * @param steps iterations of a run
 * @param loss cross-entropy or difference of logits ratio
 * @param targets 0 for one run on {@code loss}; otherwise the targeted ratio, once for each of so
 *     many classes from the second largest clean logit downwards, on the images still right
 * @param random whether runs start at a random point of the ball, as the public code does, or at x
 */
public record AutoPgd(double eps, int steps, ImageLoss loss, int targets, boolean random)
    implements AdversarialAttack {
  private static final double RHO = .75;
  private static final double MOMENTUM = .75;

  /**
   * The end of a run.
   *
   * @param best point of highest loss of each image
   * @param bestLoss that loss
   * @param wrong last wrong iterate of each image, else its start
   * @param fooled whether any iterate was wrong
   */
  record Run(double[][] best, double[] bestLoss, double[][] wrong, boolean[] fooled) {}

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    double[][] out = AdversarialAttack.copy(images);
    int[] left = AdversarialAttack.correct(network, images, labels);
    for (int rank = 1; rank <= Math.max(1, targets) && left.length > 0; rank++) {
      double[][] x = AdversarialAttack.select(images, left);
      int[] y = AdversarialAttack.select(labels, left);
      Run run = run(network, x, y, targets == 0 ? loss : ratio(network, x, rank), stream);
      for (int k = 0; k < left.length; k++) {
        out[left[k]] = run.fooled[k] ? run.wrong[k] : out[left[k]];
      }
      int[] tried = left;
      left =
          java.util.stream.IntStream.range(0, tried.length)
              .filter(k -> !run.fooled[k])
              .map(k -> tried[k])
              .toArray();
    }
    return out;
  }

  /** The targeted loss on the class of that rank of the clean logits. */
  static ImageLoss ratio(GradientOracle network, double[][] images, int rank) {
    double[][] logits = network.logits(images);
    int[] classes = new int[images.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = ImageLoss.descending(logits[i])[rank];
    }
    return ImageLoss.targetedRatio(classes);
  }

  /** One run over all images. */
  Run run(
      GradientOracle network,
      double[][] images,
      int[] labels,
      ImageLoss objective,
      KeyedStream stream) {
    int n = images.length;
    double[][] x = AdversarialAttack.copy(images);
    for (int i = 0; random && i < n; i++) {
      start(x[i], stream);
    }
    GradientOracle.Gradients at = network.gradients(x, labels, objective);
    State state = new State(x, at, labels, steps);
    int interval = Math.max(1, (int) (.22 * steps));
    int shrink = Math.max(1, (int) (.03 * steps));
    int least = Math.max(1, (int) (.06 * steps));
    int since = 0;
    for (int step = 0; step < steps; step++) {
      double keep = step == 0 ? 1 : MOMENTUM;
      for (int i = 0; i < n; i++) {
        state.move(i, images[i], keep);
      }
      state.judge(network.gradients(state.x, labels, objective), labels, step);
      if (++since == interval) {
        for (int i = 0; i < n; i++) {
          state.check(i, step, interval);
        }
        interval = Math.max(interval - shrink, least);
        since = 0;
      }
    }
    return new Run(state.best, state.bestLoss, state.wrong, state.fooled);
  }

  /** The random point is scaled so that one pixel reaches ε. */
  private void start(double[] x, KeyedStream stream) {
    double[] t = new double[x.length];
    double largest = 0;
    for (int p = 0; p < t.length; p++) {
      t[p] = 2 * stream.nextDouble() - 1;
      largest = Math.max(largest, Math.abs(t[p]));
    }
    for (int p = 0; p < t.length; p++) {
      x[p] = AdversarialAttack.clip(x[p] + eps * t[p] / largest);
    }
  }

  /** What a run remembers. */
  private final class State {
    final double[][] x;
    final double[][] before;
    final double[][] best;
    final double[][] wrong;
    final double[][] gradient;
    final double[][] bestGradient;
    final double[] bestLoss;
    final double[] bestAtCheck;
    final double[] size;
    final double[][] losses;
    final boolean[] halved;
    final boolean[] fooled;

    State(double[][] start, GradientOracle.Gradients at, int[] labels, int steps) {
      int n = start.length;
      x = start;
      before = AdversarialAttack.copy(start);
      best = AdversarialAttack.copy(start);
      wrong = AdversarialAttack.copy(start);
      gradient = at.gradients();
      bestGradient = at.gradients().clone();
      bestLoss = at.losses().clone();
      bestAtCheck = bestLoss.clone();
      size = new double[n];
      losses = new double[n][steps];
      halved = new boolean[n];
      fooled = new boolean[n];
      for (int i = 0; i < n; i++) {
        size[i] = 2 * eps;
        halved[i] = true;
        fooled[i] = ImageLoss.prediction(at.logits()[i]) != labels[i];
      }
    }

    void move(int i, double[] centre, double keep) {
      double[] next = new double[centre.length];
      for (int p = 0; p < next.length; p++) {
        double z =
            AdversarialAttack.project(
                x[i][p] + size[i] * Math.signum(gradient[i][p]), centre[p], eps);
        double moved = x[i][p] + (z - x[i][p]) * keep + (x[i][p] - before[i][p]) * (1 - keep);
        next[p] = AdversarialAttack.project(moved, centre[p], eps);
      }
      before[i] = x[i];
      x[i] = next;
    }

    void judge(GradientOracle.Gradients at, int[] labels, int step) {
      for (int i = 0; i < x.length; i++) {
        gradient[i] = at.gradients()[i];
        losses[i][step] = at.losses()[i];
        if (ImageLoss.prediction(at.logits()[i]) != labels[i]) {
          fooled[i] = true;
          wrong[i] = x[i];
        }
        if (at.losses()[i] > bestLoss[i]) {
          best[i] = x[i];
          bestGradient[i] = gradient[i];
          bestLoss[i] = at.losses()[i];
        }
      }
    }

    /**
     * Halves the step after too few rises, or none of the best loss. The public code compares the
     * first loss with the last entry of its array, which is then 0.
     */
    void check(int i, int step, int interval) {
      int rises = 0;
      for (int k = 0; k < interval; k++) {
        int earlier = step - k - 1;
        double other = losses[i][earlier < 0 ? losses[i].length - 1 : earlier];
        rises += losses[i][step - k] > other ? 1 : 0;
      }
      boolean stuck = !halved[i] && bestAtCheck[i] >= bestLoss[i];
      halved[i] = rises <= RHO * interval || stuck;
      bestAtCheck[i] = bestLoss[i];
      if (halved[i]) {
        size[i] /= 2;
        x[i] = best[i];
        gradient[i] = bestGradient[i];
      }
    }
  }

  /** Its names: by the cross-entropy, by the ratio of logits, and that towards other classes. */
  public static final class Named implements AttackFamily {
    @Override
    public Map<String, Function<AttackText, AdversarialAttack>> byName() {
      Map<String, Function<AttackText, AdversarialAttack>> all = new LinkedHashMap<>();
      all.put("apgd-ce", keys -> attack(keys, ImageLoss.CROSS_ENTROPY, 0));
      all.put("apgd-dlr", keys -> attack(keys, ImageLoss.LOGIT_RATIO, 0));
      all.put(
          "apgd-t", keys -> attack(keys, ImageLoss.LOGIT_RATIO, keys.count("targets", 9, 1, 9)));
      return all;
    }

    private static AdversarialAttack attack(AttackText keys, ImageLoss loss, int targets) {
      return new AutoPgd(
          keys.eps("8/255"),
          keys.count("steps", 100, 1, 1_000_000),
          loss,
          targets,
          keys.choice("start", "random", "clean"));
    }
  }
}
