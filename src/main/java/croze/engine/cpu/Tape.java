package croze.engine.cpu;

import croze.engine.Objective;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.image.Batch;
import croze.net.Parameters;
import croze.net.Program;

/** What an engine of one precision does; one for float and one for double exist. */
public interface Tape {
  Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request);

  /** Gives the memory back. */
  void close();
}
