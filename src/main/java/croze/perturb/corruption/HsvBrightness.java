package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;

/** Brightness: V := clip(V + c) in HSV, there and back. */
public final class HsvBrightness implements CommonCorruption {
  private static final double[] SHIFT = {.05, .1, .15, .2, .3};

  @Override
  public String name() {
    return "brightness";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    double[] y = image.unit();
    double[] out = new double[y.length];
    for (int at = 0; at < y.length; at += Dataset.CHANNELS) {
      double r = y[at];
      double g = y[at + 1];
      double b = y[at + 2];
      double v = Math.max(r, Math.max(g, b));
      double d = v - Math.min(r, Math.min(g, b));
      double saturation = d == 0 ? 0 : d / v;
      System.arraycopy(
          rgb(d == 0 ? 0 : hue(r, g, b, v, d), saturation, RgbImage.clip(v + SHIFT[severity - 1])),
          0,
          out,
          at,
          Dataset.CHANNELS);
    }
    return new RgbImage(image.size(), RgbImage.cut(out));
  }

  private static double hue(double r, double g, double b, double v, double d) {
    double sixths = b == v ? 4 + (r - g) / d : g == v ? 2 + (b - r) / d : (g - b) / d;
    double hue = sixths / 6;
    return hue - Math.floor(hue);
  }

  private static double[] rgb(double hue, double saturation, double v) {
    int sector = (int) Math.floor(hue * 6);
    double f = hue * 6 - sector;
    double p = v * (1 - saturation);
    double q = v * (1 - f * saturation);
    double t = v * (1 - (1 - f) * saturation);
    return switch (sector % 6) {
      case 0 -> new double[] {v, t, p};
      case 1 -> new double[] {q, v, p};
      case 2 -> new double[] {p, v, t};
      case 3 -> new double[] {p, q, v};
      case 4 -> new double[] {t, p, v};
      default -> new double[] {v, p, q};
    };
  }
}
