package croze.image.pickle;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nesting of the lists, tuples and dicts of a pickle: at most eight deep, and without circles.
 *
 * <p>A container that lies in another may not change any more. So none can come to contain itself,
 * and the depth of each is known when it gets its items.
 */
final class PickleNesting {
  private static final int DEEPEST = 8;

  private final Map<Object, Integer> depths = new IdentityHashMap<>();
  private final Set<Object> enclosed = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Notes that the container gets the items.
   *
   * @throws IllegalArgumentException if it would be too deep, or lies in another already
   */
  void put(Object container, List<?> items) {
    int depth = depths.getOrDefault(container, 1);
    for (Object item : items) {
      if (item instanceof List<?> || item instanceof Map<?, ?>) {
        depth = Math.max(depth, 1 + depths.getOrDefault(item, 1));
        enclosed.add(item);
      }
    }
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("nested more than " + DEEPEST + " deep");
    }
    if (!items.isEmpty() && enclosed.contains(container)) {
      throw new IllegalArgumentException("a list or dict in itself, or changed inside another");
    }
    depths.put(container, depth);
  }
}
