package croze.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person watches stderr: only then are bars drawn over themselves. */
final class Terminal {
  private Terminal() {}

  static boolean watchesErr() {
    return System.console() != null && isTerminal(Path.of("/proc/self/fd/2"));
  }

  /**
   * Java knows of stdin and stdout only; Linux says what stderr is, of other systems they speak.
   */
  static boolean isTerminal(Path descriptor) {
    if (!Files.isSymbolicLink(descriptor)) {
      return true;
    }
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
