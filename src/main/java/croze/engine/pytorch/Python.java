package croze.engine.pytorch;

import croze.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a worker is started with.
 *
 * @param command Python, with options of its own perhaps
 * @param device as PyTorch names it: {@code cuda}, {@code cuda:1}, {@code mps}, {@code cpu}; {@code
 *     auto} is CUDA if there is a card, else the processor
 * @param patience how long it may take to answer
 */
record Python(List<String> command, String device, Duration patience) {
  private static final String PYTHON = "CROZE_PYTHON";
  private static final String TIMEOUT = "CROZE_PYTHON_TIMEOUT";
  private static final String DEFAULT_SECONDS = "600";

  /**
   * As {@code CROZE_PYTHON} (default {@code python3}), {@code CROZE_PYTHON_TIMEOUT} (seconds) and
   * the device that was asked for say.
   *
   * @param device empty if none was asked for
   */
  static Python ofEnvironment(Optional<String> device) {
    String seconds = System.getenv().getOrDefault(TIMEOUT, DEFAULT_SECONDS);
    if (!seconds.matches("[1-9][0-9]{0,7}")) {
      throw new InvalidInputException(
          "%s \"%s\": expected whole seconds from 1".formatted(TIMEOUT, seconds));
    }
    return new Python(
        List.of(System.getenv().getOrDefault(PYTHON, "python3")),
        device.orElse("auto"),
        Duration.ofSeconds(Long.parseLong(seconds)));
  }

  /** What a user can do if a worker cannot start. */
  String remedy() {
    return "set %s to a Python with numpy and PyTorch 1.13 or later".formatted(PYTHON);
  }
}
