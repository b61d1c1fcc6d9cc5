package croze.engine.cpu;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The two ways to run the loops. */
enum Path {
  VECTOR,
  PLAIN;

  private static final String MODULE = "jdk.incubator.vector";
  private static final int LEAST_BITS = 256;

  /**
   * HotSpot counts the type checks that failed in the methods it inlines, once for each place, and
   * beyond this limit leaves calls in place: then vectors are boxed and a pass takes up to five
   * times as long. The kernels are more than a hundred calls of a few methods of the Vector API, so
   * the default of 100 is now and then reached.
   */
  private static final String LIMIT = "PerMethodTrapLimit";

  private static final int LEAST_LIMIT = 10_000;

  /** The Vector API if this Java has it and the processor's vectors are wide enough to pay. */
  static Path best() {
    return hasModule() && VectorBits.preferred() >= LEAST_BITS ? VECTOR : PLAIN;
  }

  /** For people: "Vector API, 512 bits" or "plain loops (why)". */
  static String description() {
    if (!hasModule()) {
      return "plain loops (no module " + MODULE + ")";
    }
    int bits = VectorBits.preferred();
    return best() == VECTOR
        ? "Vector API, " + bits + " bits"
        : "plain loops (vectors of " + bits + " bits are too short to pay)";
  }

  /** What makes the loops slow here, a line each with its fix. */
  static List<String> warnings() {
    if (!hasModule()) {
      return List.of(
          "engine cpu runs its plain loops, some 15 times slower: start Java with --add-modules "
              + MODULE);
    }
    int limit = limit();
    return best() == PLAIN || limit >= LEAST_LIMIT
        ? List.of()
        : List.of(
            "engine cpu may run up to 5 times slower, as -XX:%s is %d: start Java with -XX:%s=%d"
                .formatted(LIMIT, limit, LIMIT, LEAST_LIMIT));
  }

  /** HotSpot's limit; none on another virtual machine. */
  private static int limit() {
    try {
      var hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Integer.parseInt(hotSpot.getVMOption(LIMIT).getValue());
    } catch (IllegalArgumentException | NullPointerException e) {
      return Integer.MAX_VALUE;
    }
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
