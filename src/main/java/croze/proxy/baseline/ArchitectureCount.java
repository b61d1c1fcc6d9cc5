package croze.proxy.baseline;

import croze.proxy.api.Need;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.space.Architecture;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A count that the architecture alone decides, whatever the macro net: all architectures have it
 * without a score. Immutable and thread safe.
 *
 * @param count the number, as a function of the architecture
 */
public record ArchitectureCount(
    String name, String definition, String source, ToDoubleFunction<Architecture> count)
    implements Proxy {

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  @Override
  public List<Need> needs() {
    return List.of();
  }

  @Override
  public double score(Passes passes) {
    return count.applyAsDouble(passes.architecture());
  }
}
