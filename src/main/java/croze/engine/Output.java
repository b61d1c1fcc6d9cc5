package croze.engine;

/** What a caller may ask of a pass beyond the loss and the logits. */
public enum Output {
  /** ∂objective/∂θ of every parameter tensor. */
  PARAMETER_GRADIENTS,
  /** ∂objective/∂x, shape of the batch. */
  INPUT_GRADIENT,
  /** The program's tapped features z₀, z₁, …. */
  FEATURES,
  /**
   * The raw output of every conv and linear layer, shape (n, channels, height, width) or (n,
   * features).
   */
  LAYER_OUTPUTS,
  /**
   * Per conv and linear layer, Σ over height and width of a·∂objective/∂a, a its output; shape (n,
   * channels).
   */
  CHANNEL_SALIENCY,
  /** Which units of each ReLU are open, see {@link ReluCodes}. */
  RELU_CODES,
  /** Which input each output of a max pool takes, see {@link PoolWinners}. */
  POOL_WINNERS,
  /**
   * Mean and variance of the batch in each norm, those that the logits do not depend on included,
   * see {@link NormStatistics.BatchMoments}; in none if the pass normalises with given statistics.
   */
  NORM_STATISTICS
}
