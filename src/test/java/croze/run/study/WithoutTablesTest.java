package croze.run.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.SmallImages;
import croze.data.DataFolder;
import croze.data.MissingFileException;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.score.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed in place of a table where there are no accuracies: published and computed. */
class WithoutTablesTest {
  private static final StudyRequest TABLE_2 =
      StudyRequest.of("table2").withProxies(Set.of("snip", "flops"));

  @TempDir Path folder;

  private String shown(StudyRequest request, Path published) {
    StringBuilder out = new StringBuilder();
    DataFolder none = SmallImages.none(folder.resolve("none"));
    MissingFileException missing =
        assertThrows(
            MissingFileException.class, () -> none.locate("robust-nas-bench-201/meta.json"));
    assertTrue(missing.isTable());
    RunListener listener =
        new RunListener() {
          @Override
          public void say(String text) {}

          @Override
          public void show(String text) {
            out.append(text);
          }
        };
    ResultFolders folders = new ResultFolders(published, folder.resolve("own"));
    new WithoutTables(request.withResults(folders, false), none, listener).show(missing);
    return out.toString();
  }

  @Test
  void theCommittedTableAndScoresComputedNow() {
    String text = shown(TABLE_2.withArchitectures("4"), Path.of("results"));
    assertTrue(
        text.startsWith(
            "table2 is not computed from accuracies: robust-nas-bench-201/meta.json is missing"),
        text);
    int published =
        text.indexOf("== published benchmark, 15,625 networks: committed, not recomputed ==");
    int computed =
        text.indexOf("== computed now: 4 architectures, CIFAR-10, seed 0, synthetic images ==");
    assertTrue(0 < published && published < computed, text);
    assertTrue(text.substring(published, computed).contains(" .822 (-.001)"), text);
    assertTrue(line(text, "flops").matches("flops +1\\.000 .* 4"), text);
  }

  @Test
  void networksTrainedHereAreScoredAndCorrelatedNow() throws IOException {
    EmbeddedTable.write(SmallImages.none(folder.resolve("none")), "mini", 20);
    String text = shown(TABLE_2, folder.resolve("empty"));
    assertTrue(
        text.contains(
            "== computed now: 20 networks trained by this project, synthetic images, seed 0; make"
                + " table2-own"),
        text);
    assertTrue(text.contains("embedded benchmark: 20 networks trained by this project"), text);
    assertTrue(text.contains("All 20 architectures."), text);
    assertTrue(
        text.contains(
            "Not ranked and not held against the paper: FGSM 8, for ρ with the published column is"
                + " below .700; Avg., made of these."),
        text);
    String own = text.substring(text.indexOf("== computed now"));
    assertTrue(own.contains("ρ with the published"), own);
    assertTrue(own.lines().anyMatch(l -> l.matches("ρ with the published +\\.910 +\\.350.*")), own);
    assertTrue(own.lines().anyMatch(l -> l.matches("SNIP [a-z,]* +-?\\.[0-9]{3}.* 20")), own);
  }

  @Test
  void fewNetworksAreNamedAndRankNothing() throws IOException {
    EmbeddedTable.write(SmallImages.none(folder.resolve("none")), "mini", 3);
    String text =
        shown(TABLE_2.withArchitectures("2").withProxies(Set.of("flops")), folder.resolve("empty"));
    assertTrue(text.contains("embedded benchmark: 3 networks so far, fewer than 20"), text);
    assertTrue(text.contains("== computed now: 2 architectures"), text);
  }

  @Test
  void withoutResultsTheComputedBlockAlone() {
    Path empty = folder.resolve("empty");
    String text = shown(TABLE_2.withArchitectures("4"), empty);
    assertFalse(text.contains("published benchmark"), text);
    assertTrue(line(text, "snip").matches("snip +- .* 4"), text);
  }

  /** The rows of transfer hold accuracies against accuracies, beside proxies. */
  @Test
  void rowsThatNeedNoProxyAreNotScored() {
    StudyRequest transfer = StudyRequest.of("transfer").withProxies(Set.of("effective_params"));
    assertTrue(transfer.experiment().rows().size() > 1);
    String text = shown(transfer.withArchitectures("4"), folder.resolve("empty"));
    assertTrue(line(text, "effective_params").matches("effective_params +- .* 4"), text);
    assertFalse(text.substring(text.indexOf("== computed now")).contains(":clean"), text);
  }

  @Test
  void anotherSeedGivesOtherScores() throws IOException {
    assertNotEquals(scores("0"), scores("1"));
    assertEquals(scores("0"), scores("0"));
  }

  private String scores(String seed) throws IOException {
    String text =
        shown(
            TABLE_2.withArchitectures("2").withSetting(Setting.PUBLISHED.with("seed", seed)),
            folder.resolve("empty"));
    String file = text.lines().filter(l -> l.endsWith(".csv")).findFirst().orElseThrow();
    return Files.readString(Path.of(file));
  }

  /** The line of a proxy in the computed block. */
  private static String line(String text, String proxy) {
    return text.substring(text.indexOf("== computed now"))
        .lines()
        .filter(l -> l.startsWith(proxy + " "))
        .findFirst()
        .orElseThrow();
  }
}
