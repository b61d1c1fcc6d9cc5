package croze.score;

import croze.engine.Output;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Proxy;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The union of the passes that some proxies need: each pass once, with all outputs that anyone
 * reads of it, and with the passes that another pass is made from. Immutable and thread safe; one
 * serves all architectures of a sweep.
 */
public final class PassPlan {
  private final List<Proxy> proxies;
  private final Map<PassKey, Set<Output>> outputs = new LinkedHashMap<>();
  private final Map<PassKey, Integer> lastReader = new HashMap<>();

  public PassPlan(List<Proxy> proxies) {
    this.proxies = List.copyOf(proxies);
    for (int reader = 0; reader < proxies.size(); reader++) {
      for (Need need : proxies.get(reader).needs()) {
        add(need, reader);
      }
    }
  }

  private void add(Need need, int reader) {
    for (Need earlier : need.pass().madeFrom()) {
      add(earlier, reader);
    }
    outputs
        .computeIfAbsent(need.pass(), key -> EnumSet.noneOf(Output.class))
        .addAll(need.outputs());
    lastReader.put(need.pass(), reader);
  }

  /** The proxies in the order in which they are scored. */
  public List<Proxy> proxies() {
    return proxies;
  }

  /** The passes with what is asked of them, each after those that it is made from. */
  public Map<PassKey, Set<Output>> passes() {
    return Collections.unmodifiableMap(outputs);
  }

  /** Whether a proxy from number {@code next} on reads the pass, or one made from it. */
  boolean neededFrom(int next, PassKey pass) {
    return lastReader.get(pass) >= next;
  }
}
