/**
 * A user's own scores of architectures, held against accuracies and against the proxies that are
 * known.
 */
package croze.evaluate;
