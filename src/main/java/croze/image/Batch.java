package croze.image;

import croze.tensor.Tensor;
import java.util.Arrays;

/**
 * A batch of normalised images with their labels.
 *
 * @param images shape (n, channels, height, width)
 * @param labels n class numbers from 0
 */
public record Batch(Tensor images, int[] labels) {

  /**
   * @throws IllegalArgumentException if the numbers of images and labels differ
   */
  public Batch {
    if (images.shape()[0] != labels.length) {
      throw new IllegalArgumentException(
          "images and labels don't match: " + images.shape()[0] + " != " + labels.length);
    }
  }

  public int count() {
    return labels.length;
  }

  /** The images from one number to below another. */
  public Batch range(int from, int to) {
    int size = images.size() / count();
    int[] shape = images.shape().clone();
    shape[0] = to - from;
    double[] x = Arrays.copyOfRange(images.data(), from * size, to * size);
    return new Batch(new Tensor(shape, x), Arrays.copyOfRange(labels, from, to));
  }

  /** The same labels with other images of the same shape. */
  public Batch withImages(Tensor other) {
    return new Batch(other, labels);
  }
}
