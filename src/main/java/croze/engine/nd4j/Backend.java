package croze.engine.nd4j;

import croze.InvalidInputException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ND4J will run on, looked at once before it is first used. */
final class Backend {
  private static final Logger LOG = LoggerFactory.getLogger(Backend.class);
  private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";
  private static final Optional<String> REFUSAL = look();

  private Backend() {}

  private static Optional<String> look() {
    if (builtForCuda()) {
      return refusal(CudaDevice.present());
    }
    BlasCore.current().warnings().forEach(LOG::warn);
    return Optional.empty();
  }

  private static boolean builtForCuda() {
    try {
      Class.forName(CUDA, false, Backend.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Why none of the GPUs will do; empty if one does, or if none was found and ND4J shall look. */
  static Optional<String> refusal(List<CudaDevice> devices) {
    return devices.stream().anyMatch(CudaDevice::supported)
        ? Optional.empty()
        : devices.stream().findFirst().flatMap(CudaDevice::refusal);
  }

  /**
   * @throws InvalidInputException if ND4J is built for CUDA and has no kernels for any GPU here
   */
  static void check() {
    REFUSAL.ifPresent(
        reason -> {
          throw new InvalidInputException(reason);
        });
  }
}
