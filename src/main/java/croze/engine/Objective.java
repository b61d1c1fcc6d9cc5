package croze.engine;

/** What a pass differentiates. */
public enum Objective {
  /** Cross-entropy of softmax(logits) against the labels, mean over the batch. */
  CROSS_ENTROPY,
  /** Sum of all logits of the batch. */
  SUM_OF_LOGITS
}
