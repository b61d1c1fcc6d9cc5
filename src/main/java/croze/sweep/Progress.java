package croze.sweep;

import java.util.function.Supplier;

/** Told how a sweep goes, by the thread that runs it. */
public interface Progress {

  /** Shows nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void started(int done, int total) {}

        @Override
        public void scored(int done) {}

        @Override
        public void ended() {}
      };

  /**
   * Comes before {@link #started}, for sweeps that take longer than their estimate.
   *
   * @param estimate measures for a few seconds when it is asked
   */
  default void estimated(Supplier<Estimate> estimate) {}

  /**
   * @param done architectures that were in the log already
   * @param total architectures of the sweep
   */
  void started(int done, int total);

  /**
   * @param done architectures that are in the log now
   */
  void scored(int done);

  /** No more calls follow. */
  void ended();
}
