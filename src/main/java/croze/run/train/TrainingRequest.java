package croze.run.train;

import croze.engine.Engines;
import croze.image.Dataset;
import croze.space.SearchSpace;
import croze.train.Protocols;
import croze.train.TrainingSetting;

/**
 * How networks are to be trained.
 *
 * @param space where the networks are from
 * @param protocol name of a protocol, or its file
 * @param seed of all draws
 */
public record TrainingRequest(
    SearchSpace space, String protocol, String dataset, long seed, String engine) {

  /**
   * @throws croze.InvalidInputException if there is no such protocol, data set or engine
   */
  TrainingSetting setting() {
    Engines.named(engine);
    return new TrainingSetting(
        space,
        Dataset.ofId(dataset),
        Protocols.name(protocol),
        Protocols.read(protocol),
        seed,
        engine);
  }
}
