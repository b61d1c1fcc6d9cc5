/** Spearman's ρ of scores with accuracies, and how it spreads over random samples. */
package croze.study.kind.correlation;
