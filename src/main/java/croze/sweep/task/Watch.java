package croze.sweep.task;

import croze.space.Architecture;

/**
 * A sweep as its workers see it: told how an architecture goes that takes long, and asked whether
 * it is to be left. Thread safe.
 */
public interface Watch {

  /** Hears nothing, and never stops. */
  Watch NONE =
      new Watch() {
        @Override
        public void reached(Architecture architecture, double share, String text) {}

        @Override
        public boolean stopped() {
          return false;
        }
      };

  /**
   * @param share of the architecture's work that is done, 0 to 1
   * @param text what a person is told: {@code epoch 3 of 20, loss 1.64}
   */
  void reached(Architecture architecture, double share, String text);

  /** Whether to leave it; a worker that does throws a {@code CancellationException}. */
  boolean stopped();
}
