package croze.evaluate;

import croze.stats.DiscountedGain;
import croze.stats.SeedNoise;
import croze.stats.TopK;
import croze.stats.correlation.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one proxy on one accuracy in one view.
 *
 * @param target the accuracy
 * @param view {@code all} or {@code unique}
 * @param proxy name of the row
 * @param own whether it is the user's
 * @param estimate ρ with its interval, τ-b, n and ties; of a constant column ρ is NaN
 * @param controllingForSize Spearman's partial ρ given {@code effective_params}
 * @param gain nDCG@k
 * @param top the k architectures of the highest scores
 * @param regret the highest accuracy of all compared minus that of the k
 * @param seeds ρ of each seed; of one seed that alone
 * @param noise how much of the ranking is noise; empty with one seed
 * @param comparisons of a row of the user's
 */
public record EvaluationRow(
    Target target,
    String view,
    String proxy,
    boolean own,
    Estimate estimate,
    double controllingForSize,
    DiscountedGain gain,
    TopK top,
    double regret,
    double[] seeds,
    Optional<SeedNoise> noise,
    List<Comparison> comparisons) {}
