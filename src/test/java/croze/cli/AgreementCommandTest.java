package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.file.WholeFile;
import croze.space.nb201.CellSpace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sweeps of the same architectures, as a user compares their ranks. */
class AgreementCommandTest {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
  }

  @AfterEach
  void restore() {
    System.setOut(out);
    System.setErr(err);
  }

  private Path export(String name, String proxy, double... scores) {
    StringBuilder csv = new StringBuilder("index,architecture,params," + proxy + "\n");
    for (int i = 0; i < scores.length; i++) {
      csv.append(i).append(',').append(CellSpace.cell(i)).append(',').append(i).append(',');
      csv.append(scores[i] == 0 ? "" : scores[i]).append('\n');
    }
    return WholeFile.write(folder.resolve(name), csv.toString());
  }

  private int agreement(Path a, Path b) {
    said.reset();
    return Main.execute("agreement", a.toString(), b.toString());
  }

  /** 0 stands for a score that is missing: index 4 of the first, index 0 of the second. */
  @Test
  void ranksWhatBothHave() {
    Path a = export("a.csv", "croze", 9, 10, 20, 30, 0, Double.NaN);
    Path b = export("b.csv", "croze", 0, -3, -1, -2, 5, 7);
    assertEquals(0, agreement(a, b));
    assertEquals("proxy,rho,n\nparams,1.0000,6\ncroze,0.5000,3\n", text());
  }

  @Test
  void saysWhatCannotBeRead() {
    Path a = export("a.csv", "croze", 1, 2);
    assertEquals(2, agreement(a, folder.resolve("none.csv")));
    assertTrue(text().contains("none.csv"), text());
    Path other =
        WholeFile.write(
            folder.resolve("c.csv"), "index,architecture,snip\n0," + CellSpace.cell(0) + ",1\n");
    assertEquals(2, agreement(a, other));
    assertTrue(text().contains("no proxy in common"), text());
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
