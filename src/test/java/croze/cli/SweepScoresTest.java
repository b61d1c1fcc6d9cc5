package croze.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.study.ScoreColumns;
import croze.sweep.Progress;
import croze.sweep.Selection;
import croze.sweep.Setting;
import croze.sweep.SweepJob;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 3+} takes what is scored already, and of all rows the same. */
class SweepScoresTest {
  private static final Setting SETTING =
      Setting.PUBLISHED.with(Map.of("cells", "1", "batch", "synthetic:7"));

  @TempDir Path folder;

  @Test
  void rowsCoverTheSameArchitectures() {
    sweep("synflow", "7");
    sweep("snip", "5");
    StringWriter said = new StringWriter();
    SweepScores scores =
        new SweepScores(SETTING, Selection.parse("3+"), 1, folder, data(), new PrintWriter(said));
    int[] five = Selection.parse("5").ascending();
    ScoreColumns both = scores.scores(Dataset.CIFAR10, Map.of(), List.of("synflow", "snip"));
    both.byProxy().forEach((proxy, row) -> assertArrayEquals(five, row.indices(), proxy));
    assertEquals("5", scores.selected());
    assertTrue(said.toString().contains("scores of 5 architectures"), said.toString());
    assertEquals(7, indices(scores, "synflow").length);
    assertEquals(3, indices(scores, "grad_norm").length, "scored now, no more than asked for");
  }

  private static int[] indices(SweepScores scores, String proxy) {
    return scores.scores(Dataset.CIFAR10, Map.of(), List.of(proxy)).byProxy().get(proxy).indices();
  }

  private void sweep(String proxies, String architectures) {
    SweepJob job =
        new SweepJob(
            SETTING,
            Selection.parse(architectures),
            Proxies.parse(proxies),
            1,
            SweepJob.csv(folder, SETTING));
    assertTrue(job.run(data(), Progress.SILENT).isPresent());
  }

  private DataFolder data() {
    return new DataFolder(folder.resolve("none"), Optional.empty(), Manifest.bundled());
  }
}
