package croze.score;

import croze.image.Batch;
import croze.image.Normalisation;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What chance decides of an architecture's score.
 *
 * @param parameters draws the initial weights of a program
 * @param weights the stream that an initial tensor comes from, by its name
 * @param batches so many batches as one, of which the first is the clean batch
 * @param normalisation what the batch was normalised with
 * @param noise a fresh stream for noise on the images and for draws of a proxy's own, by the name
 *     of its kind
 */
public record Draws(
    Function<Program, Parameters> parameters,
    Function<String, KeyedStream> weights,
    IntFunction<Batch> batches,
    Normalisation normalisation,
    Function<String, KeyedStream> noise) {

  /** The clean batch. */
  Batch batch() {
    return batches.apply(1);
  }
}
