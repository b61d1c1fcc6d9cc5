/**
 * Names of what a benchmark measured: clean accuracy, attacks with their strengths, corruptions
 * with their severities.
 */
package croze.benchmark.metric;
