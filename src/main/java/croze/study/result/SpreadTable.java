package croze.study.result;

import croze.image.Dataset;
import croze.stats.resample.Spread;
import croze.study.result.ResultTable.Unit;
import java.util.List;
import java.util.stream.Stream;

/**
 * How figures spread over random samples or pools, and where in that spread the paper's figure
 * lies. Immutable.
 *
 * @param name name of its file: {@code table1-samples}
 * @param title first line of the caption
 * @param unit what a value is
 * @param heading what the rows are
 * @param lines one a row, metric and size
 * @param remarks remarks on the whole table
 */
public record SpreadTable(
    String name, String title, Unit unit, String heading, List<Line> lines, List<String> remarks)
    implements SideTable {

  /**
   * How many times a draw's size must be scored. Draws that are a fifth of what they are made from
   * overlap, and spread √(1 − 1/5) = .89 times as far as draws from a large space; larger shares
   * make noise look small that is not.
   */
  public static final int LEAST_MULTIPLE = 5;

  public SpreadTable {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
  }

  /**
   * @param row name of the row
   * @param metric name of the column
   * @param size architectures a draw has
   * @param scored architectures that draws were made from
   * @param paper what the paper prints; NaN if nothing
   * @param spread over the draws
   * @param position share of the draws below the paper's figure; NaN without one
   * @param noise of a difference: 95 % of the draws lie within this distance of their mean; NaN for
   *     other figures
   */
  public record Line(
      Dataset dataset,
      String row,
      String metric,
      int size,
      int scored,
      double paper,
      Spread spread,
      double position,
      double noise) {

    /** Whether the paper prints a difference that is larger than the noise. */
    public boolean beyondNoise() {
      return Math.abs(paper) > noise;
    }
  }

  @Override
  public SpreadTable with(SideTable table) {
    SpreadTable other = (SpreadTable) table;
    return new SpreadTable(
        name,
        title,
        unit,
        heading,
        Stream.of(lines, other.lines).flatMap(List::stream).toList(),
        Stream.of(remarks, other.remarks).flatMap(List::stream).distinct().toList());
  }
}
