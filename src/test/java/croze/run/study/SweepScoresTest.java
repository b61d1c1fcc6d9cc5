package croze.run.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.SmallImages;
import croze.data.DataFolder;
import croze.data.Manifest;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.score.Scoring;
import croze.score.Setting;
import croze.study.score.ScoreColumns;
import croze.sweep.Progress;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.export.SweepFiles;
import croze.sweep.task.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    List<String> said = new ArrayList<>();
    SweepScores scores =
        new SweepScores(
            SETTING,
            Selection.parse(Setting.PUBLISHED.space(), "3+"),
            1,
            new ResultFolders(folder.resolve("published"), folder),
            data(),
            said::add);
    int[] five = Selection.parse(Setting.PUBLISHED.space(), "5").ascending();
    ScoreColumns both = scores.scores(Dataset.CIFAR10, Map.of(), List.of("synflow", "snip"));
    both.byProxy().forEach((proxy, row) -> assertArrayEquals(five, row.indices(), proxy));
    assertEquals("5", scores.selected());
    assertTrue(said.toString().contains("scores of 5 architectures"), said.toString());
    assertEquals(7, indices(scores, "synflow").length);
    assertEquals(3, indices(scores, "grad_norm").length, "scored now, no more than asked for");
  }

  /** The judged case: images that are others, or not there, and a table that is all published. */
  @Test
  void whatIsPublishedIsTakenAsItIs() throws IOException {
    Setting setting = Setting.PUBLISHED.with(Map.of("dataset", "cifar100", "cells", "1"));
    DataFolder images = SmallImages.cifar100(folder.resolve("images"), 0);
    Path published = folder.resolve("results");
    ScorePlace place = ScorePlace.alone(SweepFiles.of(published, setting).csv());
    Scoring.job(
            setting,
            Selection.parse(Setting.PUBLISHED.space(), "4"),
            Proxies.parse("snip"),
            1,
            place)
        .run(images, Progress.SILENT);
    String sha256 = images.locate(SmallImages.FILE).sha256();
    double[] committed = null;
    for (DataFolder here :
        List.of(
            images,
            SmallImages.none(folder.resolve("none")),
            SmallImages.cifar100(folder.resolve("others"), 1))) {
      SweepScores scores = scores(setting, here, published);
      double[] values =
          scores.scores(Dataset.CIFAR100, Map.of(), List.of("snip")).byProxy().get("snip").values();
      committed = committed == null ? values : committed;
      assertArrayEquals(committed, values);
      assertEquals(here == images ? 0 : 1, scores.remarks().size());
      scores
          .remarks()
          .forEach(
              remark ->
                  assertTrue(
                      remark.startsWith(
                          "CIFAR-100: scores as committed, made from images sha256:" + sha256),
                      remark));
      assertEquals(
          Set.of("scores/cifar100/" + setting.fileStem() + ".csv.gz"),
          scores.settings(false).keySet());
      assertTrue(Files.notExists(published.resolve("local")));
    }
    SweepScores none = scores(setting, SmallImages.none(folder.resolve("none")), published);
    String message =
        assertThrows(
                SweepScores.MissingImages.class,
                () -> none.scores(Dataset.CIFAR100, Map.of(), List.of("snip", "grasp")))
            .getMessage();
    assertTrue(message.contains("does not have all scores"), message);
    assertTrue(message.contains(SmallImages.FILE + " is missing"), message);
  }

  /** The images here are others than those of the committed scores: no table has rows of both. */
  @Test
  void aTableIsOfOneSetOfImages() throws IOException {
    Setting setting = Setting.PUBLISHED.with(Map.of("dataset", "cifar100", "cells", "1"));
    Path published = folder.resolve("results");
    Scoring.job(
            setting,
            Selection.parse(Setting.PUBLISHED.space(), "4"),
            Proxies.parse("snip"),
            1,
            ScorePlace.alone(SweepFiles.of(published, setting).csv()))
        .run(SmallImages.cifar100(folder.resolve("images"), 0), Progress.SILENT);
    DataFolder others = SmallImages.cifar100(folder.resolve("others"), 1);
    String hash = others.locate(SmallImages.FILE).sha256();

    SweepScores mixed = scores(setting, others, published);
    mixed.scores(Dataset.CIFAR100, Map.of(), List.of("snip"));
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> mixed.scores(Dataset.CIFAR100, Map.of("init", "kaiming"), List.of("snip")))
            .getMessage();
    assertTrue(message.startsWith("CIFAR-100: rows of one table would be scored on"), message);
    assertTrue(message.contains("sha256:" + hash), message);

    SweepScores own = scores(setting, others, published);
    own.scores(Dataset.CIFAR100, Map.of(), List.of("snip", "grasp"));
    own.scores(Dataset.CIFAR100, Map.of("init", "kaiming"), List.of("snip"));
    assertEquals(1, own.remarks().size());
    String remark = own.remarks().get(0);
    assertTrue(remark.contains("-images-" + hash.substring(0, 8) + ".csv.gz, made"), remark);

    SweepScores none = scores(setting, SmallImages.none(folder.resolve("none")), published);
    String missing =
        assertThrows(
                SweepScores.MissingImages.class,
                () -> none.scores(Dataset.CIFAR100, Map.of(), List.of("snip", "grasp")))
            .getMessage();
    assertTrue(
        missing.matches(".*not joined: \\[.*-images-%s.csv.gz]".formatted(hash.substring(0, 8))),
        missing);
  }

  private static SweepScores scores(Setting setting, DataFolder data, Path published) {
    return new SweepScores(
        setting,
        Selection.parse(Setting.PUBLISHED.space(), "4"),
        1,
        ResultFolders.of(published, true),
        data,
        RunListener.SILENT);
  }

  private static int[] indices(SweepScores scores, String proxy) {
    return scores.scores(Dataset.CIFAR10, Map.of(), List.of(proxy)).byProxy().get(proxy).indices();
  }

  private void sweep(String proxies, String architectures) {
    SweepJob job =
        Scoring.job(
            SETTING,
            Selection.parse(Setting.PUBLISHED.space(), architectures),
            Proxies.parse(proxies),
            1,
            ScorePlace.of(folder, folder.resolve("published"), SETTING));
    assertTrue(job.run(data(), Progress.SILENT).isPresent());
  }

  private DataFolder data() {
    return new DataFolder(folder.resolve("none"), Optional.empty(), Manifest.bundled());
  }
}
