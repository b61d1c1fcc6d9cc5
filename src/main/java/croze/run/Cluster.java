package croze.run;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The machines of a cluster, which compute works by {@link RemoteWork#lines}. Found by {@link
 * croze.PlugIns}. All that crosses is text, so that a cluster's libraries and those of croze never
 * meet on one class path.
 */
public interface Cluster {

  /** Name of its option: {@code spark} for {@code --spark}. */
  String name();

  /**
   * Computes works in any order, several in one go, and returns when the last one is done. What
   * failed with a machine is computed again on another.
   *
   * @param master address of the cluster
   * @param job first argument of {@link RemoteWork#lines}
   * @param works second argument, in parts
   * @param lines takes what that returns as it comes, one at a time; what it throws passes through
   * @param stopped asked often
   * @throws IllegalStateException if it failed, with one line that says how
   */
  void run(
      String master,
      Map<String, Map<String, String>> job,
      List<String> works,
      Consumer<String> lines,
      BooleanSupplier stopped);
}
