package croze.image;

import croze.tensor.Tensor;
import java.util.List;

/**
 * How pixels in [0, 1] become what a network sees: (pixel − mean)/deviation, per channel.
 *
 * @param mean one number a channel
 * @param deviation one number a channel
 */
public record Normalisation(List<Double> mean, List<Double> deviation) {

  public Normalisation {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  /** (pixel − mean)/deviation; shape (n, channels, height, width). */
  public Tensor normalise(Tensor pixels) {
    double[] out = pixels.data().clone();
    int area = pixels.shape()[2] * pixels.shape()[3];
    for (int i = 0; i < out.length; i++) {
      int c = i / area % mean.size();
      out[i] = (out[i] - mean.get(c)) / deviation.get(c);
    }
    return new Tensor(pixels.shape(), out);
  }

  /**
   * The same of square images, one array each by channel, row and column.
   *
   * @param images at least one
   */
  public Tensor normalise(double[][] images) {
    int size = (int) Math.round(Math.sqrt(images[0].length / (double) mean.size()));
    double[] all = new double[images.length * images[0].length];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(images[i], 0, all, i * images[i].length, images[i].length);
    }
    return normalise(Tensor.of(all, images.length, mean.size(), size, size));
  }

  /** The pixels in [0, 1] behind normalised images: image·deviation + mean. */
  public Tensor pixels(Tensor images) {
    double[] out = images.data().clone();
    int area = images.shape()[2] * images.shape()[3];
    for (int i = 0; i < out.length; i++) {
      int c = i / area % mean.size();
      out[i] = out[i] * deviation.get(c) + mean.get(c);
    }
    return new Tensor(images.shape(), out);
  }
}
