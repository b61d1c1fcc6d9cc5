package croze.study.score;

import croze.image.Dataset;
import croze.proxy.Proxies;
import java.util.List;
import java.util.Map;

/** Where a study gets its scores from. */
public interface ScoreSource {

  /**
   * Whether an architecture's network must be run for this score: by default, as its proxy says.
   */
  default boolean needsNetwork(String proxy) {
    return Proxies.named(proxy).runsNetwork();
  }

  /**
   * The architectures whose networks were asked for, by index, ascending. They decide which rows of
   * a table are compared; a row may have more.
   */
  int[] asked();

  /**
   * The scores of architectures by some proxies: of all 15,625 if no network is needed, else of as
   * many as were asked for where this source was made.
   *
   * @param setting how networks are scored where that differs from the published setting, by name
   * @throws croze.InvalidInputException if a proxy, or a name or value of the setting, is unknown
   */
  ScoreColumns scores(Dataset dataset, Map<String, String> setting, List<String> proxies);
}
