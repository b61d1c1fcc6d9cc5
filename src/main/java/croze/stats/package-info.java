/**
 * Statistics of scores against accuracies: rank correlations, bootstrap intervals, paired tests,
 * top-k, HRS. Numbers only: knows nothing of architectures, proxies or files.
 *
 * <p>Everywhere a higher score is a better one. Every public type is immutable and every
 * computation a pure function of its arguments, so all are thread safe.
 */
package croze.stats;
