package croze.timing;

import croze.net.Counts;
import croze.net.Form;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;

/** The cells that time is taken of: the lightest network, a mean one and the heaviest. */
public enum TimedCell {
  ALL_SKIP(
      "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|"),
  /** Nearly the mean of the space in MACs, and every operation but one as often as there. */
  MEAN("|nor_conv_1x1~0|+|nor_conv_3x3~0|skip_connect~1|+|none~0|nor_conv_1x1~1|avg_pool_3x3~2|"),
  ALL_CONV3X3(
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");

  private final int index;

  TimedCell(String architecture) {
    index = CellSpace.indexOf(Cell.parse(architecture));
  }

  /** Index in the space. */
  public int index() {
    return index;
  }

  /** Multiply-accumulates of an architecture's network for one image. */
  public static long macs(int architecture, Macro macro) {
    Cell cell = CellSpace.cell(architecture);
    return Counts.of(cell.program(Form.WITHOUT_BN, macro)).macs();
  }
}
