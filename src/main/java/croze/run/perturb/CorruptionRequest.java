package croze.run.perturb;

import croze.InvalidInputException;
import croze.benchmark.Corruption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A corruption of images as someone asks for it.
 *
 * @param images as {@link croze.image.ImageSelection} reads them
 * @param severity 1 to 5
 * @param seed of the random corruptions' draws
 * @param out a folder that each image is written to as a PNG
 */
public record CorruptionRequest(
    String images, Corruption kind, int severity, long seed, Optional<Path> out) {
  /**
   * @throws InvalidInputException if there is no such severity
   */
  public CorruptionRequest {
    if (severity < 1 || severity > Corruption.SEVERITIES) {
      throw new InvalidInputException(
          "--severity %d: expected 1 to %d".formatted(severity, Corruption.SEVERITIES));
    }
  }

  /**
   * @param kind a name of CIFAR-10-C
   * @throws InvalidInputException if there is no such corruption or severity
   */
  public static CorruptionRequest of(
      String images, String kind, int severity, long seed, Optional<Path> out) {
    return new CorruptionRequest(images, corruption(kind), severity, seed, out);
  }

  private static Corruption corruption(String kind) {
    return Arrays.stream(Corruption.values())
        .filter(c -> c.id().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "--kind %s: expected one of %s"
                        .formatted(
                            kind,
                            Arrays.stream(Corruption.values())
                                .map(Corruption::id)
                                .collect(Collectors.joining(", ")))));
  }
}
