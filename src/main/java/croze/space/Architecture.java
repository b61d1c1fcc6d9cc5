package croze.space;

import croze.net.Form;
import croze.net.Program;
import java.util.Map;
import java.util.Optional;

/**
 * A point of a {@link SearchSpace}: what is scored, trained and compared.
 *
 * <p>Implementations are immutable, thread safe, and equal exactly if their {@link #id} is.
 */
public interface Architecture {

  /**
   * The canonical text: the key of random streams, logs and tables. {@link SearchSpace#parse} reads
   * it back.
   */
  String id();

  /**
   * The network of this architecture, with the features that it taps and which of them belongs to
   * which layer.
   *
   * @param form what norms and biases it has
   * @param macro what the architecture does not decide
   * @throws croze.InvalidInputException if the space builds no such network
   */
  Program program(Form form, Macro macro);

  /**
   * The network as it is trained with helps that fall away afterwards: an auxiliary head, whose
   * logits come behind the network's own, and paths that can be dropped. Its other tensors have the
   * names and shapes of the {@link Form#PAPER} network's.
   *
   * @throws croze.InvalidInputException if the space has no such helps, or the network no place for
   *     them
   */
  default Program trainingProgram(Macro macro, boolean auxiliary, boolean droppable) {
    if (auxiliary || droppable) {
      throw new croze.InvalidInputException(
          "an auxiliary head and dropped paths are for networks of the darts space; this is of another: "
              + id());
    }
    return program(Form.PAPER, macro);
  }

  /**
   * Operations on a path from the input of the network to its output; 0 if there is no path. What
   * is on no path cannot change the output.
   */
  int liveOperations();

  /**
   * Weights of the live convolutions that the architecture chose, up to a factor that is one for
   * the whole space: of NAS-Bench-201, 9 a 3×3 and 1 a 1×1 convolution; of DARTS, the weights
   * themselves at the size of the papers' networks.
   */
  double liveConvWeights();

  /**
   * {@link #liveConvWeights}, each divided by 9 for every 3×3 average pool on that path through it
   * that has the fewest; NaN of a space that has no such count.
   */
  default double unpooledConvWeights() {
    return Double.NaN;
  }

  /**
   * Mean number of convolutions on a path from the input to the output of a cell, 0 if there is no
   * path; NaN of a space that has no such count.
   */
  default double meanPathConvs() {
    return Double.NaN;
  }

  /** What its cells are made of; empty of a space that does not say. */
  default Optional<Structure> structure() {
    return Optional.empty();
  }

  /** What else is worth printing beside the id, by label: a name, a source, sizes. */
  default Map<String, String> facts() {
    return Map.of();
  }

  /** A picture in text, several lines. */
  String drawing();
}
