package croze.sweep.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.SmallImages;
import croze.data.DataFolder;
import croze.proxy.Proxies;
import croze.score.Scoring;
import croze.score.Setting;
import croze.sweep.Progress;
import croze.sweep.SweepJob;
import croze.sweep.log.InputFiles;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published scores are input: a sweep adds to them beside, and never touches them. */
class ScorePlaceTest {
  private static final Setting SETTING =
      Setting.PUBLISHED.with(Map.of("dataset", "cifar100", "cells", "1"));

  @TempDir Path folder;
  private Path published;
  private DataFolder images;
  private Map<String, Integer> before;

  @BeforeEach
  void publish() throws IOException {
    published = folder.resolve("results");
    images = SmallImages.cifar100(folder.resolve("images"), 0);
    SweepFiles files = SweepFiles.of(published, SETTING);
    run(ScorePlace.alone(files.csv()), "3", "snip,params", images);
    Files.delete(files.log());
    before = contents();
  }

  @AfterEach
  void isUntouched() throws IOException {
    assertEquals(before, contents());
  }

  private Map<String, Integer> contents() throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(published)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(own())) {
          contents.put(file.toString(), List.of(Files.readString(file, ISO)).hashCode());
        }
      }
    }
    return contents;
  }

  private static final java.nio.charset.Charset ISO = java.nio.charset.StandardCharsets.ISO_8859_1;

  private Path own() {
    return published.resolve("local");
  }

  private ScorePlace place() {
    return ScorePlace.of(own(), published, SETTING);
  }

  private static SweepJob job(ScorePlace place, String architectures, String proxies) {
    return Scoring.job(
        SETTING,
        Selection.parse(Setting.PUBLISHED.space(), architectures),
        Proxies.parse(proxies),
        1,
        place);
  }

  private static Scores run(
      ScorePlace place, String architectures, String proxies, DataFolder folder) {
    return job(place, architectures, proxies).run(folder, Progress.SILENT).orElseThrow();
  }

  @Test
  void whatIsPublishedNeedsNoImages() {
    DataFolder none = SmallImages.none(folder.resolve("none"));
    assertEquals(3, run(place(), "2", "snip", none).coverage("snip"));
    assertFalse(Files.exists(own()));
    String message =
        assertThrows(InvalidInputException.class, () -> run(place(), "4", "snip", none))
            .getMessage();
    assertTrue(message.contains(SmallImages.FILE + " is missing"), message);
    assertFalse(Files.exists(own()));
  }

  /** Further proxies and architectures lie beside, alone, and are joined when read. */
  @Test
  void whatIsNewIsAnOverlay() throws IOException {
    Scores all = run(place(), "4", "snip,synflow", images);
    assertEquals(4, all.coverage("snip"));
    assertEquals(4, all.coverage("synflow"));
    Scores alone = Export.read(place().own().csv(), Setting.PUBLISHED.space());
    assertEquals(1, alone.coverage("snip"));
    assertEquals(4, alone.coverage("synflow"));
    assertEquals(0, alone.coverage("params"));
    KnownScores known = KnownScores.read(place(), SETTING);
    assertEquals(4, known.scores().coverage("snip"));
    assertEquals(3, known.scores().coverage("params"));
    assertEquals(2, known.exports().size());
    byte[] log = Files.readAllBytes(place().own().log());
    run(place(), "4", "snip,synflow", images);
    assertArrayEquals(log, Files.readAllBytes(place().own().log()));
    Files.delete(place().own().log());
    assertEquals(4, KnownScores.read(place(), SETTING).scores().coverage("synflow"));
  }

  /** The judged case: a mirror whose images are others than those of the published scores. */
  @Test
  void scoresOfOtherImagesHaveAFileThatNamesThem() throws IOException {
    DataFolder others = SmallImages.cifar100(folder.resolve("others"), 1);
    KnownScores known = KnownScores.read(place(), SETTING);
    assertEquals(InputFiles.Here.SAME, InputFiles.here(known.inputs(), images));
    assertEquals(InputFiles.Here.OTHERS, InputFiles.here(known.inputs(), others));
    SweepJob job = job(place(), "2", "snip");
    Scores found = job.run(others, Progress.SILENT).orElseThrow();
    assertEquals(2, found.coverage("snip"));
    String hash = others.locate(SmallImages.FILE).sha256();
    String name = SETTING.fileStem() + "-images-" + hash.substring(0, 8) + ".csv.gz";
    assertEquals(name, job.files().csv().getFileName().toString());
    assertEquals(2, VerifiedExport.read(job.files(), SETTING).orElseThrow().scores().count());
    assertFalse(Files.exists(place().own().csv()));
    // The scores of the first images go on where they were.
    assertEquals(4, run(place(), "4", "snip", images).coverage("snip"));
    // and those of the others too, with the overlay of the first there
    assertEquals(3, run(place(), "3", "snip", others).coverage("snip"));
  }

  @Test
  void anExportThatWasChangedStopsEverything() throws IOException {
    run(place(), "4", "snip", images);
    SweepFiles own = place().own();
    Files.delete(own.log());
    Export.write(own.csv(), Export.text(own.csv()).replace("snip", "synflow"));
    for (String proxies : List.of("snip", "grasp")) {
      String message =
          assertThrows(InvalidInputException.class, () -> run(place(), "4", proxies, images))
              .getMessage();
      assertTrue(message.contains("expected SHA-256"), message);
    }
  }

  /** An export of another origin beside the log: neither is believed in silence. */
  @Test
  void logAndExportThatDisagreeAreBothLeft() throws IOException {
    run(place(), "4", "snip,synflow", images);
    SweepFiles own = place().own();
    String good = Export.text(own.csv());
    String log = Files.readString(own.log());
    Export.write(own.csv(), good.replaceFirst("snip,synflow", "synflow,snip"));
    String bad = Export.text(own.csv());
    assertFalse(bad.equals(good));
    String message =
        assertThrows(InvalidInputException.class, () -> run(place(), "4", "grasp", images))
            .getMessage();
    assertTrue(message.contains("disagree: architecture"), message);
    assertThrows(InvalidInputException.class, () -> KnownScores.read(place(), SETTING));
    assertEquals(bad, Export.text(own.csv()));
    assertTrue(Files.readString(own.log()).startsWith(log));
  }

  @Test
  void publishingAddsAndLosesNothing() throws IOException {
    run(place(), "4", "snip,synflow", images);
    SweepFiles files = SweepFiles.of(published, SETTING);
    VerifiedExport old = VerifiedExport.read(files, SETTING).orElseThrow();
    assertEquals(files.csv(), Publication.of(place(), SETTING).orElseThrow());
    VerifiedExport now = VerifiedExport.read(files, SETTING).orElseThrow();
    assertEquals(old.scores().count() + 5, now.scores().count());
    assertEquals(3, now.scores().coverage("params"));
    assertEquals(2, now.manifest().runs().size());
    assertEquals(old.manifest().inputs(), now.manifest().inputs());
    assertTrue(now.manifest().computingSeconds() >= old.manifest().computingSeconds());
    assertTrue(Publication.of(place(), SETTING).isEmpty(), "nothing is new");
    assertEquals(
        now,
        VerifiedExport.read(files, SETTING)
            .map(v -> new VerifiedExport(v.csv(), v.manifest(), now.scores()))
            .orElseThrow());
    before = contents();
  }

  @Test
  void anExportWithoutManifestIsNotReplaced() throws IOException {
    Path bare = folder.resolve("bare.csv");
    Files.writeString(bare, Export.text(SweepFiles.of(published, SETTING).csv()));
    String text = Files.readString(bare);
    String message =
        assertThrows(
                InvalidInputException.class, () -> run(ScorePlace.alone(bare), "2", "snip", images))
            .getMessage();
    assertTrue(message.contains("neither log nor manifest"), message);
    assertEquals(text, Files.readString(bare));
    assertFalse(Files.exists(folder.resolve("bare.log")));
  }
}
