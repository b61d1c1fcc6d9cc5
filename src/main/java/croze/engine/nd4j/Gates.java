package croze.engine.nd4j;

import croze.engine.ReluCodes.Code;

/** Between the gates of a ReLU, zeros and ones in a plane, and bits; units in order (c, h, w). */
final class Gates {
  private Gates() {}

  static Code read(Plane gates) {
    Grid grid = gates.grid();
    int units = units(gates);
    double[] values = Transfer.read(gates.array());
    long[][] bits = new long[grid.samples()][(units + Long.SIZE - 1) / Long.SIZE];
    for (int n = 0; n < grid.samples(); n++) {
      for (int u = 0; u < units; u++) {
        if (values[place(grid, n, u)] != 0) {
          bits[n][u / Long.SIZE] |= 1L << u;
        }
      }
    }
    return new Code(units, bits);
  }

  /**
   * @throws IllegalArgumentException if the code is of another number of samples or units
   */
  static void write(Code code, Plane gates) {
    Grid grid = gates.grid();
    int units = units(gates);
    if (code.units() != units || code.bits().length != grid.samples()) {
      throw new IllegalArgumentException(
          "gates of %d samples with %d units, the ReLU has %d with %d"
              .formatted(code.bits().length, code.units(), grid.samples(), units));
    }
    double[] values = new double[(int) gates.array().length()];
    for (int n = 0; n < grid.samples(); n++) {
      for (int u = 0; u < units; u++) {
        values[place(grid, n, u)] = code.bits()[n][u / Long.SIZE] >>> u & 1;
      }
    }
    Transfer.write(values, gates.array());
  }

  private static int units(Plane plane) {
    return plane.channels() * plane.grid().pixels();
  }

  private static int place(Grid grid, int sample, int unit) {
    int column = unit % grid.width();
    int row = unit / grid.width() % grid.height();
    int channel = unit / grid.pixels();
    return channel * grid.extent() + grid.offset(sample, row, column);
  }
}
