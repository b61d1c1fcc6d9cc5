package croze.evaluate;

import java.util.BitSet;
import java.util.List;

/**
 * A row of an evaluation: a column of scores, higher better.
 *
 * @param name of the row
 * @param own whether it is the user's, not one that it is compared with
 * @param present which architectures it scores, by index
 * @param bySeed for each seed 15,625 values by index, NaN where the score is undefined or absent;
 *     the first is compared, the others say how much of it is noise
 */
public record Contender(String name, boolean own, BitSet present, List<double[]> bySeed) {

  double[] byIndex() {
    return bySeed.get(0);
  }
}
