package croze.proxy.api;

import croze.engine.Pass;
import croze.image.Batch;
import croze.image.Normalisation;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Macro;

/**
 * Everything that weights and images of a pass may be made from: what was drawn for the
 * architecture, and the passes that they said they are made from.
 */
public interface PassContext {

  /** The network of this pass. */
  Program program();

  /** θ as drawn, of the network of this pass. */
  Parameters initial();

  /** A fresh stream for a tensor of initial weights, keyed by this name; θ's are the tensors'. */
  KeyedStream weights(String tensor);

  /** So many batches as one, of which {@link #clean} is the first. */
  Batch batches(int count);

  /** The batch as drawn and normalised, with its labels. */
  default Batch clean() {
    return batches(1);
  }

  /** What the batch was normalised with. */
  Normalisation normalisation();

  Macro macro();

  /**
   * A fresh stream, keyed by seed, data set, architecture and this name: what is drawn from it
   * depends on no other draw.
   *
   * @param kind what is drawn, such as {@code gaussian}; a plug-in's begins with a name of its own
   */
  KeyedStream noise(String kind);

  /**
   * An earlier pass.
   *
   * @throws IllegalStateException if {@link PassKey#madeFrom} does not name it
   */
  Pass get(PassKey key);
}
