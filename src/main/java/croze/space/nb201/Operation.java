package croze.space.nb201;

import java.util.Optional;

/**
 * The five operations of the NAS-Bench-201 space, in the order in which the benchmark counts them.
 */
public enum Operation {
  NONE("none"),
  SKIP_CONNECT("skip_connect"),
  NOR_CONV_1X1("nor_conv_1x1"),
  NOR_CONV_3X3("nor_conv_3x3"),
  AVG_POOL_3X3("avg_pool_3x3");

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  /** The name in architecture strings. */
  public String label() {
    return label;
  }

  /** The operation of that exact name, or empty. */
  public static Optional<Operation> ofLabel(String label) {
    for (Operation op : values()) {
      if (op.label.equals(label)) {
        return Optional.of(op);
      }
    }
    return Optional.empty();
  }
}
