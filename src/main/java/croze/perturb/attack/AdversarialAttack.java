package croze.perturb.attack;

import croze.random.KeyedStream;
import java.util.Arrays;

/**
 * An attack with its budget. Implementations are immutable and thread safe; the oracle need not be.
 */
public interface AdversarialAttack {

  /**
   * The attacked images, in [0, 1] and within the budget; those given are not written to.
   *
   * @param images one array an image, pixels in [0, 1]
   * @param labels by image
   * @param stream what random attacks draw from
   */
  double[][] apply(GradientOracle network, double[][] images, int[] labels, KeyedStream stream);

  /** A copy of images, to be written to. */
  static double[][] copy(double[][] images) {
    return Arrays.stream(images).map(double[]::clone).toArray(double[][]::new);
  }

  /** The images of these numbers. */
  static double[][] select(double[][] images, int[] numbers) {
    return Arrays.stream(numbers).mapToObj(i -> images[i]).toArray(double[][]::new);
  }

  /** The labels of these numbers. */
  static int[] select(int[] labels, int[] numbers) {
    return Arrays.stream(numbers).map(i -> labels[i]).toArray();
  }

  /** Numbers of the images that the network gets right. */
  static int[] correct(GradientOracle network, double[][] images, int[] labels) {
    double[][] logits = network.logits(images);
    return java.util.stream.IntStream.range(0, images.length)
        .filter(i -> ImageLoss.prediction(logits[i]) == labels[i])
        .toArray();
  }

  /** The value within ε of the centre and within [0, 1]. */
  static double project(double value, double centre, double eps) {
    return clip(Math.min(centre + eps, Math.max(centre - eps, value)));
  }

  /** The value within [0, 1]. */
  static double clip(double value) {
    return Math.min(1, Math.max(0, value));
  }

  /** ‖a − b‖₂. */
  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      sum += (a[p] - b[p]) * (a[p] - b[p]);
    }
    return Math.sqrt(sum);
  }
}
