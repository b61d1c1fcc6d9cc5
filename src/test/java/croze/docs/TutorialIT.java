package croze.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each page of {@code docs/tutorial} as its reader follows it, offline, in a copy of the project
 * without published tables and images. By the word behind the three backquotes a block is
 *
 * <ul>
 *   <li>{@code sh}: run, and ends with 0;
 *   <li>{@code sh tables}: run where CROZE_MIRROR has the tables; without them it says in one line
 *       what is missing, and ends with 2;
 *   <li>{@code sh long}: not run, for it takes long ({@link DocumentCommandsTest} reads it);
 *   <li>{@code text}: what the block before prints, … standing for any text, or any lines;
 *   <li>{@code text FILE}, {@code csv FILE}, …: a file that the reader writes.
 * </ul>
 */
@DisabledOnOs(OS.WINDOWS)
class TutorialIT {
  private static final String MIRROR = System.getenv("CROZE_MIRROR");
  private static final Set<String> FILES = Set.of("csv", "yaml", "java", "text");

  @TestFactory
  Stream<DynamicTest> pages(@TempDir Path folder) throws IOException {
    return Documents.all().stream()
        .filter(page -> page.startsWith("docs/tutorial"))
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.toString(),
                    () -> {
                      String name = page.getFileName().toString();
                      try (Checkout checkout = new Checkout(folder.resolve(name))) {
                        follow(page, checkout);
                      }
                    }));
  }

  private static void follow(Path page, Checkout checkout) throws Exception {
    String printed = null;
    for (Fence fence : Fence.of(Files.readAllLines(page))) {
      String where = page + ":" + fence.line();
      if (fence.language().equals("sh")) {
        printed = run(fence, where, checkout);
      } else if (fence.language().equals("text") && fence.argument().isEmpty()) {
        if (printed != null) {
          assertShown(fence.text(), printed, where);
        }
      } else {
        assertTrue(FILES.contains(fence.language()), where + ": neither run nor a file");
        assertFalse(fence.argument().isEmpty(), where + ": a file without a name");
        checkout.write(fence.argument(), fence.text());
      }
    }
  }

  /** What the block prints; null if it is not run, or not with what it needs. */
  private static String run(Fence fence, String where, Checkout checkout) throws Exception {
    boolean tables = fence.argument().equals("tables");
    if (fence.argument().equals("long")) {
      return null;
    }
    assertTrue(tables || fence.argument().isEmpty(), where + ": sh " + fence.argument());
    Checkout.Ending ending = checkout.run(fence.text(), tables ? MIRROR : null);
    if (!tables || MIRROR != null) {
      assertEquals(0, ending.exitCode(), where + ": " + ending.printed());
      return ending.printed();
    }
    assertEquals(2, ending.exitCode(), where + ": " + ending.printed());
    assertTrue(ending.printed().contains(" is missing"), where + ": " + ending.printed());
    return null;
  }

  /** Spaces count as one, for tables are as wide as their cells. */
  private static void assertShown(String shown, String printed, String where) {
    String pattern =
        shown
            .lines()
            .map(TutorialIT::oneSpace)
            .map(line -> line.equals("…") ? "(?:.*\n)*" : exactly(line) + "\n")
            .collect(Collectors.joining());
    String lines = printed.lines().map(line -> oneSpace(line) + "\n").collect(Collectors.joining());
    assertTrue(
        Pattern.matches(pattern, lines),
        () -> where + " shows\n" + shown + "but this is printed:\n" + printed);
  }

  private static String oneSpace(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }

  private static String exactly(String line) {
    return Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
  }
}
