package croze.engine;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a pass shall yield, and how its ReLUs behave.
 *
 * @param outputs what is wanted besides loss and logits; a pass without gradients or saliencies
 *     runs forward only
 * @param gates if present, each ReLU lets through exactly the units whose bit is set there,
 *     whatever their sign: the network with its linear regions held fixed. Must come from the same
 *     engine, program and batch size.
 */
public record PassRequest(Set<Output> outputs, Optional<ReluCodes> gates) {

  public PassRequest {
    outputs = Set.copyOf(outputs);
  }

  public static PassRequest of(Output... outputs) {
    EnumSet<Output> set = EnumSet.noneOf(Output.class);
    set.addAll(java.util.List.of(outputs));
    return new PassRequest(set, Optional.empty());
  }

  public boolean wants(Output output) {
    return outputs.contains(output);
  }

  /** Whether anything that needs the backward half is asked for. */
  public boolean backward() {
    return wants(Output.PARAMETER_GRADIENTS)
        || wants(Output.INPUT_GRADIENT)
        || wants(Output.CHANNEL_SALIENCY);
  }
}
