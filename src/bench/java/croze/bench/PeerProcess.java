package croze.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A run of a script of PyTorch's. */
final class PeerProcess {
  private PeerProcess() {}

  /**
   * What it prints.
   *
   * @throws IOException if it cannot be run or fails
   */
  static String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder python = new ProcessBuilder(command);
    // They are set for ND4J's OpenBLAS and would slow PyTorch's.
    python.environment().remove("OPENBLAS_CORETYPE");
    python.environment().remove("OPENBLAS_L2_SIZE");
    Process process = python.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": no PyTorch there (python3-torch)");
    }
    return text.strip();
  }
}
