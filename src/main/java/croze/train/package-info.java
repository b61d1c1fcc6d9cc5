/**
 * The task of training: an architecture to accuracies, by a protocol of {@code
 * experiments/protocols}; and trained networks as files.
 */
package croze.train;
