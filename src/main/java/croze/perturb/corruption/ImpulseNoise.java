package croze.perturb.corruption;

import croze.random.KeyedStream;

/** Impulse noise: a share of the values, each channel its own, becomes 0 or 1, half each. */
public final class ImpulseNoise implements CommonCorruption {
  private static final double[] AMOUNT = {.01, .02, .03, .05, .07};

  @Override
  public String name() {
    return "impulse_noise";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    return apply(image, severity, stream, stream);
  }

  /**
   * @param flips decide which values change, all of them drawn first
   * @param salts decide to what, one for each value
   */
  RgbImage apply(RgbImage image, int severity, KeyedStream flips, KeyedStream salts) {
    int[] bytes = image.bytes().clone();
    boolean[] flipped = new boolean[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      flipped[i] = flips.nextDouble() <= AMOUNT[severity - 1];
    }
    for (int i = 0; i < bytes.length; i++) {
      int impulse = salts.nextDouble() <= .5 ? 255 : 0;
      bytes[i] = flipped[i] ? impulse : bytes[i];
    }
    return new RgbImage(image.size(), bytes);
  }
}
