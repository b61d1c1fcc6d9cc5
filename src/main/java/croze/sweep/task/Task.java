package croze.sweep.task;

import croze.data.DataFolder;
import croze.space.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * A function from architectures to named values, made for many of them: scoring is one, training is
 * one. The sweep plans, runs, logs and resumes; the task says what a value is.
 */
public interface Task {

  /** What decides the values. */
  TaskSetting setting();

  /** Names of the values that are asked for, each once. */
  List<String> columns();

  /** What a run's record says of the task, such as {@code proxies: croze,snip}. */
  Map<String, String> record();

  /**
   * Reads what all workers share.
   *
   * @param folder where input files are
   * @throws croze.InvalidInputException if an input is missing
   */
  Source source(DataFolder folder);

  /**
   * An architecture and the values that it lacks.
   *
   * @param columns names of the values, in the task's order
   */
  record Work(Architecture architecture, List<String> columns) {
    public Work {
      columns = List.copyOf(columns);
    }
  }

  /** The opener of workers, which shares inputs among them. Thread safe. */
  interface Source {

    /** SHA-256 of the input files by name; empty if none is read. */
    Map<String, String> inputs();

    /** A worker for the calling thread. */
    Worker open(Watch watch);

    /**
     * Measures the seconds of one core that all this takes, when asked; empty if so little is to be
     * done that measuring does not pay.
     */
    default Optional<DoubleSupplier> coreSeconds(List<Work> plan) {
      return Optional.empty();
    }

    /**
     * A line that says what to do if the heap may be too small.
     *
     * @param heap most bytes that Java may take
     */
    default Optional<String> heapWarning(int workers, long heap) {
      return Optional.empty();
    }
  }

  /**
   * A computer of one architecture at a time. Belongs to one thread, and holds an engine until
   * closed; the values depend on the architecture alone, not on what was computed before.
   */
  interface Worker extends AutoCloseable {

    /**
     * The value by name, all of them, in the order of the work.
     *
     * @throws croze.LostException if what it runs on failed; the worker is ready for the next one
     * @throws java.util.concurrent.CancellationException if its {@link Watch} said so first
     */
    Map<String, Double> values(Work work);

    /** See {@link croze.engine.Engine#nanos}. */
    default long nanos() {
      return System.nanoTime();
    }

    @Override
    void close();
  }
}
