package croze.perturb.attack;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A function of the logits of one image that an attack climbs or descends. */
@FunctionalInterface
public interface ImageLoss {

  /**
   * The loss.
   *
   * @param image number of the image in its batch
   * @param logits its logits
   * @param gradient zeros, to be filled with ∂loss/∂logits
   */
  double of(int image, double[] logits, int label, double[] gradient);

  /** ln Σ exp z − z_y. */
  ImageLoss CROSS_ENTROPY =
      (image, z, label, gradient) -> {
        double largest = Arrays.stream(z).max().orElseThrow();
        double sum = 0;
        for (int c = 0; c < z.length; c++) {
          gradient[c] = Math.exp(z[c] - largest);
          sum += gradient[c];
        }
        for (int c = 0; c < z.length; c++) {
          gradient[c] /= sum;
        }
        gradient[label] -= 1;
        return Math.log(sum) + largest - z[label];
      };

  /** Difference of logits ratio, −(z_y − largest other)/(z₍₁₎ − z₍₃₎ + 1e-12), sorted downwards. */
  ImageLoss LOGIT_RATIO =
      (image, z, label, gradient) -> {
        int[] order = descending(z);
        int other = order[0] == label ? order[1] : order[0];
        double range = z[order[0]] - z[order[2]] + 1e-12;
        double value = -(z[label] - z[other]) / range;
        gradient[label] -= 1 / range;
        gradient[other] += 1 / range;
        gradient[order[0]] -= value / range;
        gradient[order[2]] += value / range;
        return value;
      };

  /**
   * −(z_y − z_t)/(z₍₁₎ − ½(z₍₃₎ + z₍₄₎) + 1e-12).
   *
   * @param targets t by image
   */
  static ImageLoss targetedRatio(int[] targets) {
    return (image, z, label, gradient) -> {
      int[] order = descending(z);
      double range = z[order[0]] - .5 * (z[order[2]] + z[order[3]]) + 1e-12;
      double value = -(z[label] - z[targets[image]]) / range;
      gradient[label] -= 1 / range;
      gradient[targets[image]] += 1 / range;
      gradient[order[0]] -= value / range;
      gradient[order[2]] += .5 * value / range;
      gradient[order[3]] += .5 * value / range;
      return value;
    };
  }

  /**
   * z_t − z_y.
   *
   * @param targets t by image
   */
  static ImageLoss difference(int[] targets) {
    return (image, z, label, gradient) -> {
      gradient[targets[image]] += 1;
      gradient[label] -= 1;
      return z[targets[image]] - z[label];
    };
  }

  /** z_y − the largest other logit; not above 0 where the image is wrong. */
  static double margin(double[] logits, int label) {
    double other = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logits.length; c++) {
      other = c == label ? other : Math.max(other, logits[c]);
    }
    return logits[label] - other;
  }

  /** The class of the largest logit, the first of several. */
  static int prediction(double[] logits) {
    int best = 0;
    for (int c = 1; c < logits.length; c++) {
      best = logits[c] > logits[best] ? c : best;
    }
    return best;
  }

  /** Classes by logit, the largest first. */
  static int[] descending(double[] logits) {
    return IntStream.range(0, logits.length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -logits[c]))
        .mapToInt(c -> c)
        .toArray();
  }
}
