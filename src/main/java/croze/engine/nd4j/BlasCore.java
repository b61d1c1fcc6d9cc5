package croze.engine.nd4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether OpenBLAS will run the kernels that fit the processor, on one thread.
 *
 * <p>ND4J's OpenBLAS 0.3.19 takes its slowest kernels on processors newer than itself, four to five
 * times slower, unless the environment variable {@code OPENBLAS_CORETYPE} names a kind of processor
 * before the JVM starts. The launcher sets it; {@code java -jar} can only be warned.
 *
 * @param wanted the value that fits the processor; empty if OpenBLAS may choose, as on ARM
 * @param coreType the variable as it is set
 * @param threads {@code OMP_NUM_THREADS} as it is set
 */
public record BlasCore(
    Optional<String> wanted, Optional<String> coreType, Optional<String> threads) {
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
  private static final Set<String> AVX512 = Set.of("skylakex", "cooperlake");
  private static final Set<String> AVX2 = Set.of("haswell", "zen", "excavator");

  /** Of the machine and the environment that the program runs in. */
  public static BlasCore current() {
    try {
      return of(Files.exists(PROCESSOR) ? Files.readString(PROCESSOR) : "", System.getenv());
    } catch (IOException e) {
      return of("", System.getenv());
    }
  }

  /**
   * @param cpuinfo what {@code /proc/cpuinfo} holds; the flags decide
   */
  static BlasCore of(String cpuinfo, Map<String, String> environment) {
    List<String> flags =
        cpuinfo
            .lines()
            .filter(line -> line.startsWith("flags"))
            .findFirst()
            .map(line -> List.of(line.split("\\s+")))
            .orElse(List.of());
    Optional<String> wanted = Optional.empty();
    if (flags.contains("avx512f")) {
      wanted = Optional.of("SkylakeX");
    } else if (flags.contains("avx2")) {
      wanted = Optional.of("Haswell");
    }
    return new BlasCore(
        wanted, set(environment, "OPENBLAS_CORETYPE"), set(environment, "OMP_NUM_THREADS"));
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** One line for each variable that is not as it should be, with the fix. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    wanted.filter(w -> !fits(w)).ifPresent(w -> warnings.add(coreWarning(w)));
    if (!threads.equals(Optional.of("1"))) {
      warnings.add(
          "OMP_NUM_THREADS is %s: each worker runs on one thread, set OMP_NUM_THREADS=1"
              .formatted(threads.orElse("not set")));
    }
    return warnings;
  }

  private String coreWarning(String wanted) {
    return "OPENBLAS_CORETYPE is %s: ND4J may run several times slower or not at all, set OPENBLAS_CORETYPE=%s"
        .formatted(coreType.orElse("not set"), wanted);
  }

  /** On AVX-512 the AVX2 kernels run too, if slower: a choice, not a mistake. */
  private boolean fits(String wanted) {
    String set = coreType.orElse("").toLowerCase(Locale.ROOT);
    return AVX2.contains(set) || wanted.equals("SkylakeX") && AVX512.contains(set);
  }
}
