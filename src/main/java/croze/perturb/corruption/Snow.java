package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;

/**
 * Snow: enlarged normal noise over a threshold, blurred along a steep line, over an image that is
 * whitened; the flakes also turned by 180 degrees.
 */
public final class Snow implements CommonCorruption {

  /** The constants of a severity. */
  private record Flakes(
      double mean,
      double deviation,
      double zoom,
      double threshold,
      int radius,
      double sigma,
      double mix) {}

  private static final Flakes[] FLAKES = {
    new Flakes(.1, .2, 1, .6, 8, 3, .95),
    new Flakes(.1, .2, 1, .5, 10, 4, .9),
    new Flakes(.15, .3, 1.75, .55, 10, 4, .9),
    new Flakes(.25, .3, 2.25, .6, 12, 6, .85),
    new Flakes(.3, .3, 1.25, .65, 14, 12, .8)
  };

  @Override
  public String name() {
    return "snow";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    return apply(image, severity, stream, stream);
  }

  /**
   * @param normals the noise, drawn first
   * @param angles the direction of the fall
   */
  RgbImage apply(RgbImage image, int severity, KeyedStream normals, KeyedStream angles) {
    Flakes f = FLAKES[severity - 1];
    int size = image.size();
    double[] noise = new double[size * size];
    for (int p = 0; p < noise.length; p++) {
      noise[p] = f.mean + f.deviation * normals.nextGaussian();
    }
    double[] zoomed = Zoom.of(noise, size, f.zoom);
    int[] layer = new int[zoomed.length];
    for (int p = 0; p < layer.length; p++) {
      layer[p] = zoomed[p] < f.threshold ? 0 : (int) (RgbImage.clip(zoomed[p]) * 255);
    }
    double angle = -135 + 90 * angles.nextDouble();
    return over(image, f.mix, MotionBlur.blurred(layer, size, f.radius, f.sigma, angle));
  }

  /** The image in float arithmetic, the layer in double, as the generator has them. */
  private static RgbImage over(RgbImage image, double mix, int[] layer) {
    double[] y = image.unitFloats();
    double[] out = new double[y.length];
    for (int p = 0; p < layer.length; p++) {
      int at = p * Dataset.CHANNELS;
      float grey = (float) y[at] * .299f + (float) y[at + 1] * .587f + (float) y[at + 2] * .114f;
      double snow = layer[p] / 255. + layer[layer.length - 1 - p] / 255.;
      for (int i = at; i < at + Dataset.CHANNELS; i++) {
        float white = Math.max((float) y[i], grey * 1.5f + .5f);
        out[i] = ((float) mix * (float) y[i] + (float) (1 - mix) * white) + snow;
      }
    }
    return new RgbImage(image.size(), RgbImage.cut(out));
  }
}
