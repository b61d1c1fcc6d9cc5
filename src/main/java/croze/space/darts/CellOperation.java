package croze.space.darts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An operation of a DARTS cell; all keep the number of channels. */
public enum CellOperation {
  NONE("none"),
  AVG_POOL_3X3("avg_pool_3x3"),
  MAX_POOL_3X3("max_pool_3x3"),
  SKIP_CONNECT("skip_connect"),
  SEP_CONV_3X3("sep_conv_3x3"),
  SEP_CONV_5X5("sep_conv_5x5"),
  SEP_CONV_7X7("sep_conv_7x7"),
  DIL_CONV_3X3("dil_conv_3x3"),
  DIL_CONV_5X5("dil_conv_5x5"),
  CONV_7X1_1X7("conv_7x1_1x7");

  /** The nine that CRoZe's sampler draws from, in its order: all but {@code none}. */
  public static final List<CellOperation> WITHOUT_NONE =
      Stream.of(values()).filter(operation -> operation != NONE).toList();

  private final String label;

  CellOperation(String label) {
    this.label = label;
  }

  /** The name in genotypes. */
  public String label() {
    return label;
  }

  /** The operation of that exact name, or empty. */
  public static Optional<CellOperation> ofLabel(String label) {
    return Arrays.stream(values()).filter(o -> o.label.equals(label)).findFirst();
  }
}
