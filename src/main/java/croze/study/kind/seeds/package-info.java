/** How ρ spreads over the seeds of weights and batches. */
package croze.study.kind.seeds;
