package croze.engine;

import croze.image.Batch;

/**
 * A program with its parameters, ready for passes. What an engine has worked out of either it may
 * keep from pass to pass.
 */
public interface Network {

  /** One pass, as {@link Engine#run} does it. */
  Pass run(Batch batch, Objective objective, PassRequest request);

  /** Says that the parameters, which are the caller's, have other values now. */
  void parametersChanged();
}
