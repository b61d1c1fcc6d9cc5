package croze.run.train;

import croze.InvalidInputException;
import croze.engine.Precision;
import croze.engine.Sgd;
import croze.net.ParameterSpec.Role;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One batch that a network is trained on until it has it by heart.
 *
 * @param images as {@link croze.image.ImageSelection} reads them
 * @param cells a stage
 * @param weights {@code golden}: each tensor from the stream of its name alone
 * @param rate of SGD
 * @param decay of weights
 * @param decayed {@code all}: every tensor decays; {@code weights}: those of conv and linear layers
 */
public record OneBatchRequest(
    String images,
    int cells,
    String weights,
    int steps,
    double rate,
    double momentum,
    boolean nesterov,
    double decay,
    String decayed,
    Precision precision) {
  /**
   * @throws InvalidInputException if a value is out of its range
   */
  public OneBatchRequest {
    if (cells < 1 || cells > 20) {
      throw new InvalidInputException("--cells %d: expected 1 to 20".formatted(cells));
    }
    if (steps < 1 || steps > 1_000_000) {
      throw new InvalidInputException("--steps %d: expected 1 to 1000000".formatted(steps));
    }
    if (!weights.equals("golden")) {
      throw new InvalidInputException("--weights %s: expected golden".formatted(weights));
    }
    if (!decayed.equals("all") && !decayed.equals("weights")) {
      throw new InvalidInputException("--decay %s: expected all or weights".formatted(decayed));
    }
  }

  /**
   * @throws InvalidInputException if a value is out of its range
   */
  Sgd sgd() {
    Set<Role> roles = decayed.equals("all") ? Set.of(Role.values()) : Set.of(Role.WEIGHT);
    try {
      return new Sgd(rate, momentum, nesterov, decay, roles, OptionalDouble.empty());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }
}
