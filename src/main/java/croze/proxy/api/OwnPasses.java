package croze.proxy.api;

import croze.engine.Network;
import croze.engine.Objective;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;

/**
 * What a proxy runs passes of its own with: those that no other proxy could share, because parts of
 * the network, single images or draws of its own decide them. All draws are keyed by the
 * architecture.
 */
public interface OwnPasses {

  Program program(Form form);

  Parameters parameters(Form form, Weights weights);

  Batch batch(Images images);

  /** A stream for draws of the proxy's own, by what they are for. */
  KeyedStream stream(String purpose);

  /**
   * Runs a pass; nothing of it is kept.
   *
   * @param parameters those of the program, perhaps more
   * @throws IllegalArgumentException if something does not fit the program
   */
  Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request);

  /** A network for many passes, of the same bits as those of {@link #run}. */
  Network network(Program program, Parameters parameters);
}
