package croze.evaluate;

import croze.InvalidInputException;
import croze.stats.Bootstrap;
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

  /** With fewer architectures an interval does not hold what it promises. */
  public static final int LEAST = 20;

  public EvaluationPlan {
    if (top < 1 || top > LEAST) {
      throw new InvalidInputException(
          "top %d: expected 1 to %d architectures".formatted(top, LEAST));
    }
  }
}
