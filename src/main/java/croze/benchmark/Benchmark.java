package croze.benchmark;

import croze.benchmark.metric.Metric;
import croze.data.DataFolder;

/**
 * Source of accuracies, by the name that experiment files and commands call it.
 *
 * <p>To add one: write a class and name it in {@code META-INF/services/croze.benchmark.Benchmark}
 * of a jar on the class path. Stateless and thread safe.
 */
public interface Benchmark {

  /** Name without an argument: {@code nas-robbench-201}, {@code file}. */
  String name();

  /** How users write it: the name, or what stands behind its colon too, {@code file:FILE.csv}. */
  default String usage() {
    return name();
  }

  /** What readers of a table are told. */
  String label(String argument);

  /** Whether its accuracies may be of several data sets. */
  default boolean tellsDatasets(String argument) {
    return true;
  }

  /** Whether it may have that accuracy; {@link Accuracies#lacks} knows once it is open. */
  default boolean mayHave(Metric metric) {
    return !(metric instanceof Metric.OwnColumn);
  }

  /**
   * The accuracies.
   *
   * @param argument what stands behind the colon; empty if nothing does
   * @param folder where published files are
   * @throws croze.InvalidInputException if a file is missing or broken, at once or when it is asked
   *     for
   */
  Accuracies open(String argument, DataFolder folder);
}
