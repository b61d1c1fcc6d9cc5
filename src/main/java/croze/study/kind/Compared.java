package croze.study.kind;

import croze.space.SearchSpace;
import croze.study.result.Subset;
import croze.study.score.ScoreVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The architectures over which a table compares its rows, in one data set and view, and the scores
 * of each row over them.
 *
 * <p>A row is compared if it has a score, even an undefined one, of every architecture of the view
 * that was asked for and that any row has. All such rows are compared over the architectures that
 * they share. A row that lacks some stands aside: it keeps its own architectures and is held
 * against no other row and no figure of the paper, so that one row with few scores does not shrink
 * the table.
 *
 * @param architectures indices, ascending
 * @param total how many architectures the view has
 * @param rows top to bottom
 */
public record Compared(int[] architectures, int total, List<Line> rows) {

  /**
   * @param runs scores of each run of the row, over the compared architectures, or over the row's
   *     own if it stands aside
   * @param all the same over all architectures that the row has
   * @param compared whether the row is compared with the others
   */
  public record Line(List<ScoreVector> runs, List<ScoreVector> all, boolean compared) {

    /** The scores of a row of one run. */
    public ScoreVector scores() {
      return runs.get(0);
    }

    /** Whether the row has more architectures than are compared. */
    public boolean isWider() {
      return all.get(0).indices().length > scores().indices().length;
    }
  }

  /**
   * @param space that the indices are of
   * @param rows for each row the scores of its runs
   * @param asked architectures that were asked for, by index
   * @param members which architectures the view has
   */
  public static Compared of(
      SearchSpace space, List<List<ScoreVector>> rows, int[] asked, IntPredicate members) {
    List<List<ScoreVector>> all = rows.stream().map(runs -> shared(runs, members)).toList();
    int[] required =
        IntStream.of(asked)
            .filter(members)
            .filter(i -> all.stream().anyMatch(runs -> runs.get(0).covers(i)))
            .toArray();
    List<ScoreVector> comparable =
        all.stream().map(runs -> runs.get(0)).filter(run -> run.covers(required)).toList();
    int[] common = comparable.isEmpty() ? new int[0] : ScoreVector.common(comparable);
    List<Line> lines = new ArrayList<>();
    for (List<ScoreVector> runs : all) {
      boolean compared = runs.get(0).covers(required);
      lines.add(new Line(compared ? over(runs, common) : runs, runs, compared));
    }
    return new Compared(common, Subset.size(space, members), lines);
  }

  /** The runs of a row over the architectures of the view that all of them have. */
  private static List<ScoreVector> shared(List<ScoreVector> runs, IntPredicate members) {
    return over(runs, IntStream.of(ScoreVector.common(runs)).filter(members).toArray());
  }

  private static List<ScoreVector> over(List<ScoreVector> runs, int[] architectures) {
    return runs.stream().map(run -> new ScoreVector(architectures, run.at(architectures))).toList();
  }

  /** Every row alone, over all architectures that it has. */
  public Compared widened() {
    return new Compared(
        architectures,
        total,
        rows.stream().map(row -> new Line(row.all(), row.all(), false)).toList());
  }
}
