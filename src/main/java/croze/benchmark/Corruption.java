package croze.benchmark;

import java.util.Locale;

/** The 15 corruptions of CIFAR-C. */
public enum Corruption {
  GAUSSIAN_NOISE,
  SHOT_NOISE,
  IMPULSE_NOISE,
  DEFOCUS_BLUR,
  GLASS_BLUR,
  MOTION_BLUR,
  ZOOM_BLUR,
  SNOW,
  FROST,
  FOG,
  BRIGHTNESS,
  CONTRAST,
  JPEG_COMPRESSION,
  ELASTIC_TRANSFORM,
  PIXELATE;

  /** Severities run from 1 to this. */
  public static final int SEVERITIES = 5;

  /** Name in metrics and, as the key, in file names: {@code gaussian_noise}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
