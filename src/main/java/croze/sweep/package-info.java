/**
 * Runs a task over many architectures: what is to be computed, on how many workers, and the log,
 * keyed by the architecture's id, that a sweep resumes from. Knows neither proxies nor training.
 */
package croze.sweep;
