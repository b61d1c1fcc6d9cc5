package croze.perturb.corruption;

import croze.benchmark.Corruption;
import croze.random.KeyedStream;
import java.util.Optional;

/**
 * A corruption of CIFAR-10-C with the constants of its public generator (not those of ImageNet-C),
 * and its cut of every result to bytes. Implementations are immutable and thread safe.
 */
public interface CommonCorruption {

  /**
   * The corrupted image, of the size of the image.
   *
   * @param severity 1 to {@link Corruption#SEVERITIES}
   * @param stream what random corruptions draw from
   */
  RgbImage apply(RgbImage image, int severity, KeyedStream stream);

  /** What stands in for material of the public generator that is not here, in one line. */
  default Optional<String> substitute() {
    return Optional.empty();
  }

  /** The corruption of that type. */
  static CommonCorruption of(Corruption type) {
    return switch (type) {
      case GAUSSIAN_NOISE -> new GaussianNoise();
      case SHOT_NOISE -> new ShotNoise();
      case IMPULSE_NOISE -> new ImpulseNoise();
      case DEFOCUS_BLUR -> new DefocusBlur();
      case GLASS_BLUR -> new GlassBlur();
      case MOTION_BLUR -> new MotionBlur();
      case ZOOM_BLUR -> new ZoomBlur();
      case SNOW -> new Snow();
      case FROST -> new Frost();
      case FOG -> new Fog();
      case BRIGHTNESS -> new HsvBrightness();
      case CONTRAST -> new ChannelContrast();
      case JPEG_COMPRESSION -> new JpegCompression();
      case ELASTIC_TRANSFORM -> new ElasticTransform();
      case PIXELATE -> new BoxPixelation();
    };
  }
}
