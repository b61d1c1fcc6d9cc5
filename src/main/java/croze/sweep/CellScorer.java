package croze.sweep;

import croze.proxy.Proxy;
import java.util.List;
import java.util.Map;

/**
 * Scores one architecture at a time. Belongs to one thread, and holds an engine until closed; the
 * scores depend on the architecture alone, not on what was scored before.
 */
public interface CellScorer extends AutoCloseable {

  /**
   * @param index index of the architecture in the space
   * @return score by name of the proxy, in order of the proxies
   */
  Map<String, Double> score(int index, List<Proxy> proxies);

  @Override
  void close();
}
