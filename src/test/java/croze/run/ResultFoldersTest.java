package croze.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a user asks for, only {@code --publish} writes into the published results. */
class ResultFoldersTest {
  private static final Path RESULTS = Path.of("results");
  private static final Path LOCAL = RESULTS.resolve("local");

  @TempDir Path other;

  @Test
  void ownResultsLieBelowLocalOrWhereTheUserSays() {
    ResultFolders standard = new ResultFolders(RESULTS, LOCAL);
    assertEquals(standard, ResultFolders.of(null, false));
    assertEquals(standard, ResultFolders.of(null, true));
    assertEquals(standard, ResultFolders.of(RESULTS, false));
    assertEquals(standard, ResultFolders.of(RESULTS.toAbsolutePath().resolve("../results"), false));
    assertEquals(new ResultFolders(RESULTS, other), ResultFolders.of(other, false));
    assertEquals(new ResultFolders(other, other.resolve("local")), ResultFolders.of(other, true));
    assertEquals("local/scores/a.csv", standard.name(LOCAL.resolve("scores/a.csv")));
    assertEquals("scores/a.csv", standard.name(RESULTS.resolve("scores/a.csv")));
    ResultFolders elsewhere = ResultFolders.of(other, false);
    assertEquals("scores/a.csv", elsewhere.name(other.resolve("scores/a.csv")));
  }
}
