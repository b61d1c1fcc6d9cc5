package croze.sweep;

import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.sweep.log.ScoreLine;
import croze.sweep.task.Task.Work;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The computer of a sweep's works elsewhere than in threads of this JVM. Works go there and values
 * come back as lines of text. The values depend on the architecture alone, so an export does not
 * show where it was computed.
 */
@FunctionalInterface
public interface Crew {

  /**
   * Computes works in any order, and returns when the last one is done.
   *
   * @param plan what is computed
   * @param done takes each {@link #line} as soon as it is there, one at a time
   * @param stopped asked often; once it is true this returns or throws as soon as it can
   * @throws croze.InvalidInputException if something is to be corrected there
   * @throws IllegalStateException if it failed, with one line that says how; what was done counts
   */
  void compute(List<Work> plan, Consumer<String> done, BooleanSupplier stopped);

  /** A work as a line. */
  static String text(Work work) {
    return String.join(",", work.columns()) + " " + work.architecture().id();
  }

  /** The work of a line. */
  static Work work(String text, SearchSpace space) {
    String[] parts = text.split(" ", 2);
    return new Work(space.parse(parts[1]), List.of(parts[0].split(",")));
  }

  /**
   * The values of an architecture as a line.
   *
   * @param milliseconds that they took
   */
  static String line(Architecture architecture, long milliseconds, Map<String, Double> values) {
    return new ScoreLine(architecture, milliseconds, values).write();
  }
}
