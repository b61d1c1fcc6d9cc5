package croze.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.proxy.Proxies;
import croze.timing.TimedCell;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores in float. */
class ScorerTest {
  private static final Setting DOUBLE = Setting.PUBLISHED.with("batch", "synthetic:7");

  @TempDir private Path folder;

  /** All 3 × 3, the deepest: its values are far beyond float without BN. */
  @Test
  void networksWithoutNormStayWithinFloat() {
    Map<String, Double> expected = heaviest(DOUBLE);
    Map<String, Double> found = heaviest(DOUBLE.with("precision", "float"));
    assertEquals(expected.get("synflow"), found.get("synflow"), 1e-5 * expected.get("synflow"));
    assertEquals(expected.get("croze"), found.get("croze"), .05 * expected.get("croze"));
  }

  private Map<String, Double> heaviest(Setting setting) {
    var proxies = Proxies.parse("synflow,croze");
    return Scorer.source(
            setting, proxies, new DataFolder(folder, Optional.empty(), Manifest.bundled()))
        .score(setting.space().at(TimedCell.ALL_CONV3X3.index()), proxies);
  }
}
