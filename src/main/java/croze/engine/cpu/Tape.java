package croze.engine.cpu;

import croze.engine.Network;
import croze.net.Parameters;
import croze.net.Program;

/** What an engine of one precision does; one for float and one for double exist. */
public interface Tape {
  /**
   * A network of a program that the engine supports.
   *
   * @param passes whether there will be many, so that packed weights are worth keeping
   */
  Network network(Program program, Parameters parameters, boolean passes);

  /** Gives the memory back. */
  void close();
}
