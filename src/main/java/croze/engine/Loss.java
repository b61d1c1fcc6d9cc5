package croze.engine;

import croze.tensor.Tensor;

/**
 * The value of an {@link Objective} at the end of a pass, always in double.
 *
 * @param value the objective
 * @param gradient ∂objective/∂logits, shape (n, classes)
 */
public record Loss(double value, Tensor gradient) {}
