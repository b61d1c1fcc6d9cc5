package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void anOutputThatIsFullIsAFailure() {
    PrintStream before = System.out;
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    System.setOut(new PrintStream(full));
    try {
      assertEquals(1, Main.execute("proxies"));
    } finally {
      System.setOut(before);
    }
  }
}
