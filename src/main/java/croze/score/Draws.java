package croze.score;

import croze.image.Batch;
import croze.image.Normalisation;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import java.util.function.Function;

/**
 * What chance decides of an architecture's score.
 *
 * @param parameters draws the initial weights of a program
 * @param batch the clean batch
 * @param normalisation what the batch was normalised with
 * @param noise a fresh stream for noise on the images, by the name of its kind
 */
public record Draws(
    Function<Program, Parameters> parameters,
    Batch batch,
    Normalisation normalisation,
    Function<String, KeyedStream> noise) {}
