/**
 * The task of training: an architecture to accuracies, by a protocol of {@code
 * experiments/protocols}; and the networks that it leaves.
 */
package croze.train;
