package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;
import java.util.Optional;

/**
 * Frost: a·x + b·crop, the crop from one of five photographs of the public generator. They are not
 * here; a fractal texture with their means and deviations stands in.
 */
public final class Frost implements CommonCorruption {
  private static final double[] IMAGE = {1, 1, .9, .85, .75};
  private static final double[] ICE = {.2, .3, .4, .4, .45};

  /** Mean and deviation of red, green and blue of the photographs, one of them twice as there. */
  private static final double[][] PHOTOGRAPHS = {
    {77.5, 26.8, 149.0, 16.4, 165.7, 15.3},
    {200.8, 21.4, 205.4, 22.1, 214.5, 22.6},
    {200.8, 21.4, 205.4, 22.1, 214.5, 22.6},
    {138.0, 29.0, 153.2, 29.0, 165.6, 30.2},
    {112.3, 44.3, 123.3, 43.2, 134.7, 41.6}
  };

  private static final double DECAY = 2;

  @Override
  public String name() {
    return "frost";
  }

  @Override
  public Optional<String> substitute() {
    return Optional.of(
        "a fractal texture with the means and deviations of the public photographs of frost");
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    double[] photograph = PHOTOGRAPHS[stream.nextInt(PHOTOGRAPHS.length)];
    double[] texture = new Plasma(DECAY, () -> stream).map(image.size());
    double mean = 0;
    double square = 0;
    for (double t : texture) {
      mean += t / texture.length;
      square += t * t / texture.length;
    }
    double deviation = Math.sqrt(square - mean * mean);
    int[] crop = new int[image.bytes().length];
    for (int i = 0; i < crop.length; i++) {
      int c = i % Dataset.CHANNELS;
      double standard = (texture[i / Dataset.CHANNELS] - mean) / deviation;
      double value = photograph[2 * c] + photograph[2 * c + 1] * standard;
      crop[i] = (int) Math.max(0, Math.min(255, Math.rint(value)));
    }
    return apply(image, severity, crop);
  }

  /**
   * @param crop bytes in the order of the image
   */
  RgbImage apply(RgbImage image, int severity, int[] crop) {
    int[] out = new int[crop.length];
    for (int i = 0; i < out.length; i++) {
      double value = IMAGE[severity - 1] * image.bytes()[i] + ICE[severity - 1] * crop[i];
      out[i] = (int) Math.max(0, Math.min(255, value));
    }
    return new RgbImage(image.size(), out);
  }
}
