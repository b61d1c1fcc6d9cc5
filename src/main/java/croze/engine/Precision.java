package croze.engine;

/**
 * Arithmetic of an engine. Networks that are not normalised, whose values reach 1e69 with 5 cells
 * and 1e265 with 20, are run with scaled weights ({@link ScaledEngine}) where those are too large
 * for it.
 */
public enum Precision {
  FLOAT(20),
  DOUBLE(460);

  private final int room;

  Precision(int room) {
    this.room = room;
  }

  /**
   * Exponent of two up to which values are at home in this arithmetic, and so are their squares and
   * sums of these over a batch.
   */
  int room() {
    return room;
  }
}
