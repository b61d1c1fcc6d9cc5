package croze.engine.nd4j;

import croze.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nd4j.linalg.factory.Nd4j;

/** The backend that ND4J finds on the class path. */
public final class Backend {
  private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";

  private Backend() {}

  private static boolean isCuda() {
    try {
      Class.forName(CUDA, false, Backend.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /**
   * @throws InvalidInputException naming the GPU and its compute capability, if this is a CUDA
   *     build that has kernels for none of this machine's GPUs
   */
  static void requireKernels() {
    if (isCuda()) {
      refusal(CudaDevice.present())
          .ifPresent(
              reason -> {
                throw new InvalidInputException("engine nd4j: " + reason);
              });
    }
  }

  /** Why none of the GPUs will do; empty if one does, or if none was found and ND4J shall look. */
  static Optional<String> refusal(List<CudaDevice> devices) {
    return devices.stream().anyMatch(CudaDevice::supported)
        ? Optional.empty()
        : devices.stream().findFirst().flatMap(CudaDevice::refusal);
  }

  /**
   * The GPUs that ND4J may take, in one line; empty if this is no CUDA build.
   *
   * @throws InvalidInputException as {@link #requireKernels}
   */
  static Optional<String> devices() {
    requireKernels();
    return isCuda() ? Optional.of(devices(CudaDevice.present())) : Optional.empty();
  }

  static String devices(List<CudaDevice> present) {
    return present.isEmpty()
        ? "no GPU that nvidia-smi lists"
        : present.stream()
            .filter(CudaDevice::supported)
            .map(CudaDevice::description)
            .collect(Collectors.joining("; "));
  }

  /**
   * What runs the ops, in one line. Loads ND4J.
   *
   * @throws InvalidInputException as {@link #requireKernels}
   */
  public static String describe() {
    Optional<String> devices = devices();
    String backend = Nd4j.getBackend().getClass().getSimpleName();
    String core = BlasCore.current().coreType().map(c -> ", core type " + c).orElse("");
    return backend + ", " + devices.orElse("OpenBLAS" + core);
  }
}
