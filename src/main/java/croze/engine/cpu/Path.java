package croze.engine.cpu;

/** The two ways to run the loops. */
enum Path {
  VECTOR,
  PLAIN;

  private static final String MODULE = "jdk.incubator.vector";
  private static final int LEAST_BITS = 256;

  /** The Vector API if this Java has it and the processor's vectors are wide enough to pay. */
  static Path best() {
    return hasModule() && VectorBits.preferred() >= LEAST_BITS ? VECTOR : PLAIN;
  }

  static String description() {
    if (!hasModule()) {
      return "plain loops (start java with --add-modules " + MODULE + " for the fast path)";
    }
    int bits = VectorBits.preferred();
    return best() == VECTOR
        ? "Vector API, " + bits + " bits"
        : "plain loops (vectors of " + bits + " bits are too short to pay)";
  }

  private static boolean hasModule() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** Loaded only where the module is. */
  private static final class VectorBits {
    static int preferred() {
      return jdk.incubator.vector.DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }
  }
}
