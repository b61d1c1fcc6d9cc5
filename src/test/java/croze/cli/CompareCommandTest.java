package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and files of results against each other, as a user compares them. */
class CompareCommandTest {
  private static final String TABLE =
      "dataset,proxy,metric,paper,measured\ncifar10,croze,clean,0.823,%s\n";

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(before);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private int compare(String a, String b) {
    return Main.execute("compare", folder.resolve(a).toString(), folder.resolve(b).toString());
  }

  @Test
  void foldersByTheNamesOfTheirTables() throws IOException {
    for (String name : new String[] {"a", "b"}) {
      write(name + "/table2/table2.csv", TABLE.formatted("0.8204"));
      write(name + "/table2/manifest.json", name);
    }
    assertEquals(0, compare("a", "b"));
    write("b/table2/table2.csv", TABLE.formatted("0.8254"));
    write("b/table7a/table7a.csv", TABLE.formatted("0.8"));
    assertEquals(1, compare("a", "b"));
    assertTrue(
        out.toString(StandardCharsets.UTF_8)
            .endsWith(
                """
                study                proxy  column         expected  found
                table2/table2.csv    croze  cifar10/clean  0.8204    0.8254
                table7a/table7a.csv         whole file     nothing   a table
                2 differences; expected is %s, found is %s.
                """
                    .formatted(folder.resolve("a"), folder.resolve("b"))),
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void filesAndWhatCannotBeCompared() throws IOException {
    write("a.csv", TABLE.formatted("0.8204"));
    write("b.csv", TABLE.formatted("0.8206"));
    write("c.csv", TABLE.formatted("0.8211"));
    assertEquals(0, compare("a.csv", "b.csv"));
    assertEquals(1, compare("a.csv", "c.csv"));
    assertEquals(2, compare("a.csv", "."));
    assertEquals(2, compare("a.csv", "none.csv"));
    Files.createDirectories(folder.resolve("empty"));
    assertEquals(2, compare("empty", "empty"));
  }

  @Test
  void aFolderWithoutResultsCannotBeChecked() {
    String empty = folder.toString();
    assertEquals(2, Main.execute("check", "--results", empty, "--experiments", empty));
    assertEquals(2, Main.execute("accept", "--results", empty, "--experiments", empty));
  }
}
