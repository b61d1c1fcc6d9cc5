package croze.engine.nd4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
 */
public record CudaDevice(String name, int major, int minor) {
  private static final Pattern LINE = Pattern.compile("(.+),\\s*(\\d+)\\.(\\d+)\\s*");
  private static final List<Integer> BUILT = List.of(37, 50, 52, 60, 61, 70, 75, 80, 86);

  /** The GPUs that {@code nvidia-smi} lists; none if there is no such program. */
  public static List<CudaDevice> present() {
    try {
      Process smi =
          new ProcessBuilder("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      smi.getOutputStream().close();
      return parse(new String(smi.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Lines of name, comma, compute capability; others are skipped. */
  static List<CudaDevice> parse(String csv) {
    return csv.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(
            m ->
                new CudaDevice(
                    m.group(1).strip(), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))))
        .toList();
  }

  /** Whether the build has kernels for it. */
  public boolean supported() {
    return BUILT.stream().anyMatch(b -> b / 10 == major && b % 10 <= minor);
  }

  /** Why the GPU cannot be used, in one line; empty if it can. */
  public Optional<String> refusal() {
    return supported()
        ? Optional.empty()
        : Optional.of(
            "%s has compute capability %d.%d, ND4J 1.0.0-M2.1 has kernels for 3.7 and 5.0 to 8.9 only: build without -Pcuda"
                .formatted(name, major, minor));
  }
}
