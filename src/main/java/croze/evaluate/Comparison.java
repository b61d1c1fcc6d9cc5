package croze.evaluate;

import croze.stats.correlation.PairedDifference;

/**
 * A row of the user's against a known proxy, on the same resamples.
 *
 * @param role {@code croze}, {@code effective_params} or {@code best_known}
 * @param known name of that proxy
 * @param test the difference of ρ, its interval and p; Holm's correction is over all comparisons of
 *     the data set and view
 */
public record Comparison(String role, String known, PairedDifference test) {}
