package croze.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.proxy.Proxies;
import croze.timing.TimedCell;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person who scores in float is told, and that it is so. */
class ScorerTest {
  private static final Setting FLOAT =
      Setting.PUBLISHED.with("precision", "float").with("batch", "synthetic:7");

  @Test
  void networksWithoutNormAreNamed() {
    assertEquals(
        List.of("synflow", "croze", "croze_signed"),
        Scorer.overflowing(
            FLOAT,
            Proxies.parse("params,grad_norm,synflow,croze,croze_signed,croze_bn,croze-paper")));
    assertEquals(List.of(), Scorer.overflowing(Setting.PUBLISHED, Proxies.parse("croze,synflow")));
  }

  @TempDir private Path folder;

  /** All 3 × 3, the deepest: beyond float without BN, and none the worse with it. */
  @Test
  void theyDoOutgrowFloat() {
    var proxies = Proxies.parse("grad_norm,croze");
    var heaviest = FLOAT.space().at(TimedCell.ALL_CONV3X3.index());
    var scores =
        Scorer.source(FLOAT, proxies, new DataFolder(folder, Optional.empty(), Manifest.bundled()))
            .score(heaviest, proxies);
    assertTrue(Double.isNaN(scores.get("croze")), scores::toString);
    assertTrue(Double.isFinite(scores.get("grad_norm")), scores::toString);
  }
}
