package croze.evaluate;

import croze.InvalidInputException;
import croze.stats.resample.Bootstrap;
import croze.study.result.ResultTable.Coverage;
import java.util.List;

/**
 * How scores are evaluated.
 *
 * @param views of {@link #VIEWS}
 * @param bootstrap of the intervals and paired tests
 * @param top how many architectures a search would train
 */
public record EvaluationPlan(List<String> views, Bootstrap bootstrap, int top) {
  /** All architectures, and one of each class of isomorphic cells. */
  public static final List<String> VIEWS = List.of("all", "unique");

  public EvaluationPlan {
    if (top < 1 || top > Coverage.LEAST_JUDGED) {
      throw new InvalidInputException(
          "top %d: expected 1 to %d architectures".formatted(top, Coverage.LEAST_JUDGED));
    }
  }
}
