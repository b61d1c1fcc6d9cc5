package croze.benchmark.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** The corruption of that name; empty if it is none of CIFAR-C. */
  public static Optional<Corruption> named(String id) {
    return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
  }

  /** Name in metrics and, as the key, in file names: {@code gaussian_noise}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
