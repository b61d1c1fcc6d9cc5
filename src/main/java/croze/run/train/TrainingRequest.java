package croze.run.train;

import croze.engine.Engines;
import croze.image.Dataset;
import croze.space.SearchSpace;
import croze.train.Protocols;
import croze.train.TrainingSetting;
import java.util.Optional;

/**
 * How networks are to be trained.
 *
 * @param space where the networks are from
 * @param protocol name of a protocol, or its file; {@code mini} by default
 * @param seed of all draws
 */
public record TrainingRequest(
    SearchSpace space, Optional<String> protocol, String dataset, long seed, String engine) {

  /**
   * @throws croze.InvalidInputException if there is no such protocol, data set or engine
   */
  TrainingSetting setting() {
    Engines.named(engine);
    String name = protocol.orElse("mini");
    return new TrainingSetting(
        space, Dataset.ofId(dataset), Protocols.name(name), Protocols.read(name), seed, engine);
  }
}
