/**
 * Ranks of a vector and the correlations of two: Spearman's ρ, Kendall's τ-b, and ρ given a
 * covariate.
 */
package croze.stats.rank;
