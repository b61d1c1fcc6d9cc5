package croze.perturb.corruption;

import croze.InvalidInputException;
import croze.PlugIns;
import croze.random.KeyedStream;
import java.util.List;
import java.util.Optional;

/**
 * Corruption of an image, such as those of CIFAR-10-C with the constants of its public generator
 * (not those of ImageNet-C), and its cut of every result to bytes.
 *
 * <p>To add one: write a class and name it in {@code
 * META-INF/services/croze.perturb.corruption.CommonCorruption} of a jar on the class path.
 * Implementations are immutable and thread safe.
 */
public interface CommonCorruption {
  /** Severities run from 1 to this. */
  int SEVERITIES = 5;

  /** Name in commands and protocols: {@code gaussian_noise}. */
  String name();

  /**
   * The corrupted image, of the size of the image.
   *
   * @param severity 1 to {@link #SEVERITIES}
   * @param stream what random corruptions draw from
   */
  RgbImage apply(RgbImage image, int severity, KeyedStream stream);

  /** What stands in for material of the public generator that is not here, in one line. */
  default Optional<String> substitute() {
    return Optional.empty();
  }

  /**
   * The corruption of that name.
   *
   * @throws InvalidInputException if there is none
   */
  static CommonCorruption named(String name) {
    List<CommonCorruption> all = PlugIns.of(CommonCorruption.class);
    return all.stream()
        .filter(corruption -> corruption.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no corruption '%s', expected one of %s"
                        .formatted(
                            name,
                            String.join(", ", all.stream().map(CommonCorruption::name).toList()))));
  }
}
