package croze.proxy.api;

import croze.engine.Output;
import java.util.Set;

/** A pass that a proxy wants, and what it reads of it. */
public record Need(PassKey pass, Set<Output> outputs) {

  public Need {
    outputs = Set.copyOf(outputs);
  }

  public static Need of(PassKey pass, Output... outputs) {
    return new Need(pass, Set.of(outputs));
  }
}
