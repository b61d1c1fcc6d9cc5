package croze.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.InvalidInputException;
import croze.RealTables;
import croze.data.DataFolder;
import croze.data.Manifest;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.space.CellSpace;
import croze.space.EqualNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepJobTest {
  private static final Setting SETTING =
      Setting.PUBLISHED.with("cells", "1").with("batch", "synthetic:7").with("engine", "cpu");
  private static final String IMAGES = "images/cifar10/data_batch_1.bin";
  private static final List<Proxy> PROXIES = Proxies.parse("synflow,naswot,params");

  @TempDir Path folder;

  private DataFolder noData() {
    return new DataFolder(folder.resolve("none"), Optional.empty(), Manifest.bundled());
  }

  private SweepJob job(Setting setting, String architectures) {
    return new SweepJob(
        setting, Selection.parse(architectures), PROXIES, 2, SweepJob.csv(folder, setting));
  }

  /** Each row of the export file is what scoring that architecture alone gives, bit for bit. */
  @Test
  void rowsAreReproducedAlone() throws IOException {
    SweepJob job = job(SETTING, "3");
    assertTrue(job.run(noData(), Progress.SILENT).isPresent());
    assertEquals(
        folder.resolve("scores/cifar10/n1-uniform-keyed-seed0-synthetic7-double-cpu.csv"),
        job.csv());
    Scores rows = Export.read(job.csv());
    assertEquals(3, rows.architectures().size());
    for (int index : rows.architectures()) {
      assertRow(rows, index, Scorer.source(SETTING, PROXIES, noData()).score(index, PROXIES));
    }
    JsonNode manifest = new ObjectMapper().readTree(Files.readString(job.manifest()));
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
    String export = Files.readString(first.csv());
    JsonNode manifest = new ObjectMapper().readTree(Files.readString(first.manifest()));
    Files.delete(first.log());

    job(SETTING, "2").run(noData(), Progress.SILENT);
    assertEquals(export, Files.readString(first.csv()));
    JsonNode again = new ObjectMapper().readTree(Files.readString(first.manifest()));
    assertEquals(manifest.get("runs"), again.get("runs"));
    assertEquals(manifest.get("computingSeconds"), again.get("computingSeconds"));

    Files.delete(first.log());
    SweepJob other =
        new SweepJob(SETTING.with("seed", "1"), Selection.parse("2"), PROXIES, 1, first.csv());
    String message =
        assertThrows(InvalidInputException.class, () -> other.run(noData(), Progress.SILENT))
            .getMessage();
    assertTrue(message.contains("seed 0, expected 1"), message);
    assertEquals(export, Files.readString(first.csv()));
  }

  /** Two copies of CIFAR-100 differ: the scores of the one are not taken for those of the other. */
  @Test
  void anExportOfOtherImagesIsSetAside() throws IOException {
    SweepJob job = job(SETTING, "2");
    for (Map<String, String> here :
        List.of(Map.of("train.bin", "bb"), Map.of("train.bin", "aa", "train_2.bin", "bb"))) {
      job.run(noData(), Progress.SILENT);
      assertEquals(0, scoresTakenWith(here, job), "taken with " + here);
      assertTrue(Files.notExists(job.csv()));
    }
    // The second copy has not taken the first one's place.
    for (Path file : List.of(job.csv(), job.manifest())) {
      assertTrue(Files.exists(Path.of(file + ".other-images")));
      assertTrue(Files.exists(Path.of(file + ".2.other-images")));
    }
    job.run(noData(), Progress.SILENT);
    assertEquals(6, scoresTakenWith(Map.of("train.bin", "aa"), job));
    assertTrue(Files.exists(job.csv()));
  }

  /** A sweep that cannot go on from its log leaves the committed export where it is. */
  @Test
  void aRefusedSweepRenamesNothing() throws IOException {
    SweepJob job = job(SETTING.with("batch", "per-arch:8"), "2");
    Files.createDirectories(job.csv().getParent());
    try (ScoreLog log = ScoreLog.open(job.log(), LogHeader.of(job.setting()))) {
      log.requireInputs(Map.of(IMAGES, "aa"));
    }
    String header = "index,architecture\n";
    Files.writeString(job.csv(), header);
    String manifest =
        new ObjectMapper()
            .writeValueAsString(
                Map.of("setting", job.setting().fields(), "inputs", Map.of(IMAGES, "aa")));
    Files.writeString(job.manifest(), manifest);
    String message =
        assertThrows(
                InvalidInputException.class, () -> job.run(RealTables.folder(), Progress.SILENT))
            .getMessage();
    assertTrue(message.contains("made from other images"), message);
    assertEquals(header, Files.readString(job.csv()));
    assertEquals(manifest, Files.readString(job.manifest()));
  }

  /** What a new log takes of the job's export, made from {@code train.bin} aa. */
  private int scoresTakenWith(Map<String, String> here, SweepJob job) throws IOException {
    String made = Files.readString(job.manifest());
    Files.writeString(
        job.manifest(),
        made.replace("\"inputs\" : { }", "\"inputs\" : { \"train.bin\" : \"aa\" }"));
    Path path = Files.createTempDirectory(folder, "log").resolve("new.log");
    try (ScoreLog log = ScoreLog.open(path, LogHeader.of(SETTING))) {
      log.requireInputs(here);
      EarlierExport.into(log, job.csv(), job.manifest(), SETTING, here);
      return log.scores().count();
    }
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
    assertRow(rows, index, Scorer.source(dedup, PROXIES, noData()).score(index, PROXIES));
    Map<String, Double> ofFirst = Scorer.source(SETTING, PROXIES, noData()).score(first, PROXIES);
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
    byte[] log = Files.readAllBytes(first.log());
    byte[] csv = Files.readAllBytes(first.csv());
    Files.delete(first.csv());
    job(SETTING, "2").run(noData(), Progress.SILENT);
    assertEquals(new String(log), Files.readString(first.log()));
    assertEquals(new String(csv), Files.readString(first.csv()));
    String manifest = Files.readString(first.manifest()) + "\n";
    Files.writeString(first.manifest(), manifest);
    job(SETTING, "2").run(noData(), Progress.SILENT);
    assertEquals(manifest, Files.readString(first.manifest()), "nothing had changed");
    Files.writeString(first.csv(), new String(csv).lines().findFirst().orElseThrow() + "\n");
    job(SETTING, "2").run(noData(), Progress.SILENT);
    assertEquals(new String(csv), Files.readString(first.csv()));
    assertNotEquals(manifest, Files.readString(first.manifest()));
    Scores more = job(SETTING, "3").run(noData(), Progress.SILENT).orElseThrow();
    assertEquals(3, more.coverage("synflow"));
  }
}
