package croze.evaluate;

/**
 * An accuracy that scores are held against.
 *
 * @param benchmark what made it, as readers see it: {@code Robust NAS-Bench-201}
 * @param dataset id of the data set, or the name of a user's own table
 * @param metric name of the metric, with the benchmark in front unless it is the first: {@code
 *     clean}, {@code nas-robbench-201:pgd@8}
 * @param byIndex 15,625 values by index; NaN where there is none; of published ones the share, 0 …
 *     1
 * @param isPublished whether it is of a published benchmark, not a user's own
 */
public record Target(
    String benchmark, String dataset, String metric, double[] byIndex, boolean isPublished) {}
