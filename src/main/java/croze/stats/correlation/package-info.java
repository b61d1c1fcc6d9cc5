/**
 * Tables of rank correlations: many proxies with many metrics, on shared resamples, with intervals
 * and corrected paired tests.
 */
package croze.stats.correlation;
