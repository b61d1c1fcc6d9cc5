package croze.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.InvalidInputException;
import croze.SmallImages;
import croze.data.DataFolder;
import croze.data.Manifest;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.score.Scorer;
import croze.score.Scoring;
import croze.score.Setting;
import croze.space.Architecture;
import croze.space.nb201.CellSpace;
import croze.space.nb201.EqualNetworks;
import croze.sweep.export.Export;
import croze.sweep.export.ExportManifest;
import croze.sweep.export.ScorePlace;
import croze.sweep.export.SweepFiles;
import croze.sweep.log.ScoreLog;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SweepJobTest {
  private static final Setting SETTING =
      Setting.PUBLISHED.with("cells", "1").with("batch", "synthetic:7").with("engine", "cpu");
  private static final List<Proxy> PROXIES = Proxies.parse("synflow,naswot,params");

  @TempDir Path folder;

  private DataFolder noData() {
    return new DataFolder(folder.resolve("none"), Optional.empty(), Manifest.bundled());
  }

  private ScorePlace place(Setting setting) {
    return ScorePlace.of(folder, folder.resolve("published"), setting);
  }

  private SweepJob job(Setting setting, String architectures) {
    return Scoring.job(
        setting,
        Selection.parse(Setting.PUBLISHED.space(), architectures),
        PROXIES,
        2,
        place(setting));
  }

  /** Each row of the export file is what scoring that architecture alone gives, bit for bit. */
  @Test
  void rowsAreReproducedAlone() throws IOException {
    SweepJob job = job(SETTING, "3");
    assertTrue(job.run(noData(), Progress.SILENT).isPresent());
    assertEquals(
        folder.resolve("scores/cifar10/n1-uniform-keyed-seed0-synthetic7-double-cpu.csv.gz"),
        job.files().csv());
    Scores rows = Export.read(job.files().csv(), Setting.PUBLISHED.space());
    assertEquals(3, rows.architectures().size());
    for (int index : rows.indices()) {
      assertRow(
          rows,
          index,
          Scorer.source(SETTING, PROXIES, noData()).score(SETTING.space().at(index), PROXIES));
    }
    JsonNode manifest = new ObjectMapper().readTree(Files.readString(job.files().manifest()));
    assertEquals(3, manifest.at("/coverage/naswot").asInt());
    assertEquals(15_625, manifest.get("of").asInt());
    assertEquals("synthetic:7", manifest.at("/setting/batch").asText());
    assertEquals("3", manifest.at("/runs/0/architectures").asText());
  }

  /** As after a clone, which has the export and not the log: nothing is computed again or lost. */
  @Test
  void anExportWhoseLogIsGoneIsGoneOnWith() throws IOException {
    SweepJob first = job(SETTING, "3");
    first.run(noData(), Progress.SILENT);
    String export = Export.text(first.files().csv());
    JsonNode manifest = new ObjectMapper().readTree(Files.readString(first.files().manifest()));
    Files.delete(first.files().log());

    job(SETTING, "2").run(noData(), Progress.SILENT);
    assertEquals(export, Export.text(first.files().csv()));
    JsonNode again = new ObjectMapper().readTree(Files.readString(first.files().manifest()));
    assertEquals(manifest.get("runs"), again.get("runs"));
    assertEquals(manifest.get("computingSeconds"), again.get("computingSeconds"));

    Files.delete(first.files().log());
    SweepJob other =
        Scoring.job(
            SETTING.with("seed", "1"),
            Selection.parse(Setting.PUBLISHED.space(), "2"),
            PROXIES,
            1,
            ScorePlace.alone(first.files().csv()));
    String message =
        assertThrows(InvalidInputException.class, () -> other.run(noData(), Progress.SILENT))
            .getMessage();
    assertTrue(message.contains("seed 0, expected 1"), message);
    assertEquals(export, Export.text(first.files().csv()));
  }

  /** A sweep that cannot go on from its log leaves the export where it is. */
  @Test
  void aLogOfOtherImagesIsLeft() throws IOException {
    Setting setting = SETTING.with("dataset", "cifar100").with("batch", "per-arch:8");
    ScorePlace place = ScorePlace.alone(folder.resolve("own.csv"));
    SweepJob job =
        Scoring.job(setting, Selection.parse(Setting.PUBLISHED.space(), "2"), PROXIES, 1, place);
    try (ScoreLog log = ScoreLog.open(place.own().log(), setting)) {
      log.requireInputs(Map.of(SmallImages.FILE, "aa"));
    }
    byte[] before = Files.readAllBytes(place.own().log());
    DataFolder images = SmallImages.cifar100(folder.resolve("data"), 0);
    assertRefused("made from other images", () -> job.run(images, Progress.SILENT));
    assertEquals(new String(before), Files.readString(place.own().log()));
    assertTrue(Files.notExists(place.own().csv()));
  }

  /** A class gets its representative's score, by proxies that cannot tell its members apart. */
  @Test
  void dedupScoresAClassOnce() {
    Setting dedup = SETTING.with("dedup", "true");
    int index =
        IntStream.range(0, CellSpace.cells().size())
            .filter(i -> EqualNetworks.representative(i) != i)
            .findFirst()
            .orElseThrow();
    int first = EqualNetworks.representative(index);
    Scores rows = job(dedup, index + ",").run(noData(), Progress.SILENT).orElseThrow();
    assertRow(
        rows,
        index,
        Scorer.source(dedup, PROXIES, noData()).score(SETTING.space().at(index), PROXIES));
    Map<String, Double> ofFirst =
        Scorer.source(SETTING, PROXIES, noData()).score(SETTING.space().at(first), PROXIES);
    assertEquals(ofFirst.get("synflow"), rows.get(index, "synflow").orElseThrow());
    assertEquals(ofFirst.get("synflow"), rows.get(first, "synflow").orElseThrow());
    assertTrue(rows.get(first, "naswot").isEmpty(), "naswot sees dead layers: only what was asked");
    assertEquals(1, rows.coverage("params"));
  }

  private static void assertRow(Scores rows, int index, Map<String, Double> alone) {
    assertEquals(PROXIES.size(), alone.size());
    alone.forEach(
        (proxy, score) ->
            assertEquals(
                Double.doubleToLongBits(score),
                Double.doubleToLongBits(rows.get(index, proxy).orElseThrow()),
                proxy + " of " + index));
  }

  /** A second run has nothing to do, and further architectures and proxies are added. */
  @Test
  void goesOnFromTheLog() throws IOException {
    SweepJob first = job(SETTING, "2");
    first.run(noData(), Progress.SILENT);
    SweepFiles files = first.files();
    String log = Files.readString(files.log());
    String csv = Export.text(files.csv());
    Files.delete(files.csv());
    job(SETTING, "2").run(noData(), Progress.SILENT);
    assertEquals(log, Files.readString(files.log()));
    assertEquals(csv, Export.text(files.csv()));
    String manifest = Files.readString(files.manifest()) + "\n";
    Files.writeString(files.manifest(), manifest);
    job(SETTING, "2").run(noData(), Progress.SILENT);
    assertEquals(manifest, Files.readString(files.manifest()), "nothing had changed");
    Export.write(files.csv(), csv.lines().findFirst().orElseThrow() + "\n");
    job(SETTING, "2").run(noData(), Progress.SILENT);
    assertEquals(csv, Export.text(files.csv()));
    assertNotEquals(manifest, Files.readString(files.manifest()));
    Scores more = job(SETTING, "3").run(noData(), Progress.SILENT).orElseThrow();
    assertEquals(3, more.coverage("synflow"));
  }

  /** Of a sweep that was killed: export and manifest say what the log has, and the rest follows. */
  @Test
  void whatTheLogHasIsExportedWithoutComputing() throws IOException {
    SweepJob job = job(SETTING, "3");
    assertRefused("nothing of this sweep was computed here", () -> job.export(noData()));
    job.run(noData(), Progress.SILENT);
    String whole = Export.text(job.files().csv());
    String log = Files.readString(job.files().log());
    Files.delete(job.files().csv());
    Files.delete(job.files().manifest());
    int lastRow = log.stripTrailing().lastIndexOf('\n') + 1;
    Files.writeString(job.files().log(), log.substring(0, lastRow + 9));

    assertEquals(job.files().csv(), job(SETTING, "3").export(noData()));
    assertEquals(2 + 1, Export.text(job.files().csv()).lines().count());
    assertEquals(2, ExportManifest.read(job.files().manifest()).coverage().get("naswot"));
    Files.writeString(job.files().log(), log.substring(0, log.indexOf('\n') + 1));
    assertRefused("has no architecture yet", () -> job(SETTING, "3").export(noData()));
    Files.writeString(job.files().log(), log);
    assertTrue(job(SETTING, "3").run(noData(), Progress.SILENT).isPresent());
    assertEquals(whole, Export.text(job.files().csv()));
    Files.writeString(job.files().log(), log.substring(0, lastRow));
    assertRefused("has scores that the log", () -> job(SETTING, "3").export(noData()));
  }

  @Test
  void whatIsStoppedExportsItsPart() throws IOException {
    SweepJob job = job(SETTING, "40");
    Optional<Scores> none =
        job.run(
            noData(),
            new Progress() {
              @Override
              public void started(int done, int total) {}

              @Override
              public void scored(Architecture architecture, int done) {
                job.stop();
              }

              @Override
              public void ended() {}
            });
    assertTrue(none.isEmpty());
    int part = ExportManifest.read(job.files().manifest()).architectures();
    assertTrue(part > 0 && part < 40, "architectures: " + part);
    assertEquals(part + 1, Export.text(job.files().csv()).lines().count());
  }

  private static void assertRefused(String message, Executable run) {
    String found = assertThrows(InvalidInputException.class, run).getMessage();
    assertTrue(found.contains(message), found);
    assertFalse(found.contains("\n"), found);
  }
}
