package croze.run.perturb;

import croze.engine.Precision;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An attack on a trained network as someone asks for it.
 *
 * @param network a checkpoint, or an index of tensors
 * @param images as {@link croze.image.ImageSelection} reads them
 * @param labels {@code own}: those of the images; {@code golden}: the network's own prediction for
 *     the first half, those of the images for the rest; or a JSON file with an array, or with one
 *     as {@code labels}
 * @param attack as {@link croze.perturb.attack.AttackText} reads it
 * @param trainingImages what the surrogates of {@code lgv} are trained on, named as images
 * @param seed of random attacks
 * @param engine that runs the network
 */
public record AttackRequest(
    Path network,
    String images,
    String labels,
    String attack,
    Optional<String> trainingImages,
    long seed,
    String engine,
    Precision precision) {}
