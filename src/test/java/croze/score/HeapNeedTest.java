package croze.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeapNeedTest {
  private static final long MEGABYTE = 1 << 20;
  private static final List<Proxy> CROZE = Proxies.parse("croze");
  private static final List<Proxy> PAPER = Proxies.parse("croze,croze-paper");

  private static long megabytes(Setting setting, List<Proxy> proxies, int images, int workers) {
    return HeapNeed.bytes(setting, proxies, images, workers) / MEGABYTE;
  }

  /** Not below the least heaps that were found to do. */
  @Test
  void coversWhatWasMeasured() {
    assertTrue(megabytes(Setting.PUBLISHED, CROZE, 8, 1) >= 224);
    assertTrue(megabytes(Setting.PUBLISHED, CROZE, 32, 1) >= 384);
    assertTrue(megabytes(Setting.PUBLISHED, CROZE, 64, 1) >= 768);
    assertTrue(megabytes(Setting.PUBLISHED, PAPER, 8, 1) >= 640);
    assertTrue(megabytes(Setting.PUBLISHED, PAPER, 32, 1) >= 1536);
    assertTrue(megabytes(Setting.PUBLISHED, PAPER, 64, 1) >= 3072);
  }

  @Test
  void goesWithWorkersCellsAndPixels() {
    assertEquals(330, megabytes(Setting.PUBLISHED, CROZE, 8, 1));
    assertEquals(660, megabytes(Setting.PUBLISHED, CROZE, 8, 2));
    assertEquals(66, megabytes(Setting.PUBLISHED.with("cells", "1"), CROZE, 8, 1));
    Setting small = Setting.PUBLISHED.with("dataset", "imagenet16-120");
    assertEquals(250 + 2 * 10, megabytes(small, CROZE, 8, 1));
    assertEquals(0, megabytes(Setting.PUBLISHED, Proxies.parse("params"), 8, 2));
  }

  @Test
  void whatIsMissingIsOfOneWorker() {
    OutOfMemoryError e = new OutOfMemoryError("Java heap space");
    assertEquals(
        330 * MEGABYTE, HeapNeed.missing(Setting.PUBLISHED, CROZE, 8, e).needed(), MEGABYTE);
    Setting nd4j = Setting.PUBLISHED.with("engine", "nd4j");
    assertSame(e, assertThrows(OutOfMemoryError.class, () -> HeapNeed.missing(nd4j, CROZE, 8, e)));
  }

  @Test
  void warnsWithTheMendWhereTheHeapIsTooSmall() {
    assertEquals(
        Optional.of(
            "workers 2 with 64 images a batch may need 6.6 GB of heap, Java may take 2.0 GB; if it"
                + " runs out, the same command with CROZE_JVM_FLAGS=-Xmx7g or fewer --workers goes"
                + " on from the log"),
        HeapNeed.warning(Setting.PUBLISHED, PAPER, 64, 2, 2_000_000_000L));
    assertEquals(
        Optional.empty(), HeapNeed.warning(Setting.PUBLISHED, CROZE, 8, 2, 2_000_000_000L));
    Setting nd4j = Setting.PUBLISHED.with("engine", "nd4j");
    assertEquals(Optional.empty(), HeapNeed.warning(nd4j, PAPER, 64, 2, 2_000_000_000L));
  }
}
