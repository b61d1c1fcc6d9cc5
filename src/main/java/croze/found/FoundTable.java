package croze.found;

import croze.image.Dataset;
import java.util.List;

/**
 * A table of networks: what the paper prints beside what is known or measured here. Immutable.
 *
 * @param name of its files
 * @param title first line
 * @param columns left to right
 * @param rows top to bottom, one data set after the other
 * @param remarks on the whole table: its scale, and why cells are empty
 */
public record FoundTable(
    String name, String title, List<Column> columns, List<Row> rows, List<String> remarks) {

  /** Millions, seconds, scores, per cent. */
  public enum Unit {
    MILLIONS(2),
    SECONDS(1),
    SCORE(-1),
    PERCENT(2);

    private final int decimals;

    Unit(int decimals) {
      this.decimals = decimals;
    }

    /** Places that are shown; negative for as many as tell numbers apart. */
    public int decimals() {
      return decimals;
    }
  }

  /** A column. */
  public record Column(String name, String label, Unit unit) {}

  /**
   * A network.
   *
   * @param method what found it
   * @param network its name or genotype; empty if it is not public
   * @param cells one a column
   */
  public record Row(Dataset dataset, String method, String network, List<Cell> cells) {}

  /**
   * @param paper NaN if the paper prints nothing
   * @param here NaN if it is not known here
   */
  public record Cell(double paper, double here) {
    static final Cell NONE = new Cell(Double.NaN, Double.NaN);
  }
}
