package croze.run.perturb;

import croze.InvalidInputException;
import croze.perturb.corruption.CommonCorruption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A corruption of images as someone asks for it.
 *
 * @param images as {@link croze.image.ImageSelection} reads them
 * @param severity 1 to 5
 * @param seed of the random corruptions' draws
 * @param out a folder that each image is written to as a PNG
 */
public record CorruptionRequest(
    String images, CommonCorruption kind, int severity, long seed, Optional<Path> out) {
  /**
   * @throws InvalidInputException if there is no such severity
   */
  public CorruptionRequest {
    if (severity < 1 || severity > CommonCorruption.SEVERITIES) {
      throw new InvalidInputException(
          "--severity %d: expected 1 to %d".formatted(severity, CommonCorruption.SEVERITIES));
    }
  }

  /**
   * @param kind a name of CIFAR-10-C, or of a plug-in
   * @throws InvalidInputException if there is no such corruption or severity
   */
  public static CorruptionRequest of(
      String images, String kind, int severity, long seed, Optional<Path> out) {
    return new CorruptionRequest(images, CommonCorruption.named(kind), severity, seed, out);
  }
}
