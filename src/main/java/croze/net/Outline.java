package croze.net;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the blocks of a network end, and what its modules give out. Immutable.
 *
 * @param blocks the values after the stem and after each cell and reduction, in order; ops of a
 *     block read values of that block and the end of the one before it only
 * @param modules how often a hook on every module of the public PyTorch network sees each value, as
 *     its containers repeat what their last child returns: of the form with batch normalisation,
 *     without the pooled vector and the logits
 */
public record Outline(List<Integer> blocks, Map<Integer, Integer> modules) {

  /** Of a network that nobody has outlined. */
  public static final Outline NONE = new Outline(List.of(), Map.of());

  public Outline {
    blocks = List.copyOf(blocks);
    modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
  }
}
