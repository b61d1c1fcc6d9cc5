package croze.sweep;

import croze.space.Architecture;
import croze.sweep.plan.DurationEstimate;
import java.util.function.Supplier;

/** Told how a sweep goes, by the thread that runs it. */
public interface Progress {

  /** Shows nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void started(int done, int total) {}

        @Override
        public void scored(Architecture architecture, int done) {}

        @Override
        public void ended() {}
      };

  /**
   * Comes before {@link #started}, for sweeps that take longer than their estimate.
   *
   * @param estimate measures for a few seconds when it is asked
   */
  default void estimated(Supplier<DurationEstimate> estimate) {}

  /**
   * @param done architectures that were in the log already
   * @param total architectures of the sweep
   */
  void started(int done, int total);

  /**
   * @param architecture which is in the log now
   * @param done architectures that are
   */
  void scored(Architecture architecture, int done);

  /**
   * Comes often, of an architecture that takes long.
   *
   * @param share of its work that is done, 0 to 1
   * @param text how it goes
   */
  default void reached(Architecture architecture, double share, String text) {}

  /** No more calls follow. */
  void ended();
}
