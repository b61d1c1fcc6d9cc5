/**
 * Statistics of scores against accuracies: what a search gets, how reliable a measurement is, how
 * much of it is noise. Numbers only: knows nothing of architectures, proxies or files.
 *
 * <p>Everywhere a higher score is a better one. Every public type is immutable and every
 * computation a pure function of its arguments, so all are thread safe; the same holds in the
 * packages below.
 */
package croze.stats;
