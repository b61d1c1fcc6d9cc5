package croze.perturb.attack;

import croze.InvalidInputException;
import java.util.List;

/**
 * A network as attacks see it: pixels in [0, 1] in, logits and gradients by the pixels out. An
 * image is one array by channel, row and column; images do not influence each other.
 */
public interface GradientOracle {

  /**
   * What a loss is at each image.
   *
   * @param logits by image and class
   * @param losses by image
   * @param gradients ∂loss/∂pixels by image
   */
  record Gradients(double[][] logits, double[] losses, double[][] gradients) {}

  /** Logits by image and class. */
  double[][] logits(double[][] images);

  /** Loss and gradient of each image. */
  Gradients gradients(double[][] images, int[] labels, ImageLoss loss);

  /**
   * Copies of the network that were trained on.
   *
   * @throws InvalidInputException if there is nothing to train them on
   */
  default List<GradientOracle> surrogates(Surrogates.Way way) {
    throw new InvalidInputException(
        "lgv attacks copies of the network that are trained on, and there are no training images"
            + " here: give some, or take another attack");
  }
}
