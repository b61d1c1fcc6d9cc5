/** Draws of architectures with replacement, and how a statistic spreads over them. */
package croze.stats.resample;
