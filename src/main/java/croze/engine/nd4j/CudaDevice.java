package croze.engine.nd4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An NVIDIA GPU of this machine, and whether ND4J's CUDA build has kernels for it.
 *
 * <p>ND4J 1.0.0-M2.1 for CUDA 11.6 holds machine code for the compute capabilities below and no PTX
 * that a driver could translate for a newer generation (read from the library's fat binaries). Code
 * for X.y runs on X.z with z ≥ y (CUDA C++ Programming Guide, binary compatibility).
 *
 * @param name as the driver gives it: {@code NVIDIA H100 80GB HBM3}
 * @param major compute capability before the point
 * @param minor and after it
 * @param mebibytes its memory
 */
record CudaDevice(String name, int major, int minor, long mebibytes) {
  private static final Pattern LINE =
      Pattern.compile("(.+),\\s*(\\d+)\\.(\\d+),\\s*(\\d+) MiB\\s*");
  private static final List<Integer> BUILT = List.of(37, 50, 52, 60, 61, 70, 75, 80, 86);

  /** The GPUs that {@code nvidia-smi} lists; none if there is no such program. */
  static List<CudaDevice> present() {
    return present("nvidia-smi");
  }

  /**
   * @param smi the program that lists them
   */
  static List<CudaDevice> present(String smi) {
    String query = "--query-gpu=name,compute_cap,memory.total";
    try {
      Process process =
          new ProcessBuilder(smi, query, "--format=csv,noheader")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Lines of name, compute capability and memory with commas between; others are skipped. */
  static List<CudaDevice> parse(String csv) {
    return csv.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(
            m ->
                new CudaDevice(
                    m.group(1).strip(),
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3)),
                    Long.parseLong(m.group(4))))
        .toList();
  }

  /** Whether the build has kernels for it. */
  boolean supported() {
    return BUILT.stream().anyMatch(b -> b / 10 == major && b % 10 <= minor);
  }

  /** Name, compute capability and memory, in one line. */
  String description() {
    return String.format(
        Locale.ROOT,
        "%s, compute capability %d.%d, %.1f GiB",
        name,
        major,
        minor,
        mebibytes / 1024.0);
  }

  /** Why the GPU cannot be used, and what can use it, in one line; empty if it can. */
  Optional<String> refusal() {
    return supported()
        ? Optional.empty()
        : Optional.of(
            "%s has compute capability %d.%d, ND4J 1.0.0-M2.1 has kernels for 3.7 and 5.0 to 8.9 only: --engine pytorch runs on it, or build without -Pcuda"
                .formatted(name, major, minor));
  }
}
