package croze.sweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.data.ExportHash;
import croze.data.file.WholeFile;
import croze.score.Setting;
import croze.sweep.SweepFixture;
import croze.sweep.log.LogHeader;
import croze.sweep.task.Scores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An export is believed only if it is, to the bit, what its manifest speaks of. */
class VerifiedExportTest {
  private static final Setting SETTING = Setting.PUBLISHED.with("cells", "1");

  @TempDir Path folder;
  private SweepFiles files;
  private Scores scores;

  @BeforeEach
  void export() {
    files = SweepFiles.of(folder, SETTING);
    scores = new Scores(Setting.PUBLISHED.space());
    for (int index : new int[] {3, 7, 15_624}) {
      for (String proxy : List.of("snip", "synflow", "croze")) {
        scores.add(index, proxy, SweepFixture.score(index, proxy));
      }
    }
    scores.add(7, "grad_norm", 12.3456789012345678);
    write(Export.text(scores, List.of()), scores);
  }

  private void write(String text, Scores counted) {
    ExportManifest made =
        ExportManifest.made(Map.of("images", "aa"), List.of(), 1.5, "now", List.of(Map.of()));
    WholeFile.write(
        files.manifest(),
        ExportManifest.of(
                files.csv(),
                Export.sha256(out -> out.write(text.getBytes(StandardCharsets.UTF_8))),
                counted,
                SETTING,
                made)
            .json());
    Export.write(files.csv(), text);
  }

  private void change(UnaryOperator<String> change) {
    String before = Export.text(files.csv());
    String after = change.apply(before);
    assertTrue(!after.equals(before), "nothing changed");
    Export.write(files.csv(), after);
  }

  private String refusal() {
    String message =
        assertThrows(InvalidInputException.class, () -> VerifiedExport.read(files, SETTING))
            .getMessage();
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.contains(files.csv().toString()), message);
    return message;
  }

  @Test
  void readsBackToTheBit() throws IOException {
    VerifiedExport read = VerifiedExport.read(files, SETTING).orElseThrow();
    assertEquals(Export.text(scores, List.of()), Export.text(read.scores(), List.of()));
    byte[] packed = Files.readAllBytes(files.csv());
    export();
    assertEquals(Arrays.hashCode(packed), Arrays.hashCode(Files.readAllBytes(files.csv())));
    Path plain = folder.resolve("plain.csv");
    Files.writeString(plain, Export.text(files.csv()));
    Files.copy(files.manifest(), new SweepFiles(plain).manifest());
    assertEquals(
        scores.count(),
        VerifiedExport.read(new SweepFiles(plain), SETTING).orElseThrow().scores().count());
    assertEquals(
        Optional.empty(), VerifiedExport.read(new SweepFiles(folder.resolve("none.csv")), SETTING));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(?m)^index,architecture,croze,grad_norm,snip,synflow; index,architecture,croze,grad_norm,synflow,snip",
        "12\\.3456789; 12.3456798",
        "12\\.345678[0-9]*; 12.3",
        "12\\.345678[0-9]*; 1e999",
        "12\\.345678[0-9]*; 0x1p3d",
        "croze,; cro{e,",
        "croze,; cro ze,",
        "(?s)(\\n15624.*)\\n$; $1",
        "(?s)\\n(3,[^\\n]*)\\n(7,[^\\n]*); \\n$2\\n$1",
      })
  void whatWasChangedIsRefusedByItsHash(String pattern, String replacement) {
    String expected = Export.sha256(files.csv());
    change(text -> text.replaceFirst(pattern, replacement));
    String message = refusal();
    String found = Export.sha256(files.csv());
    assertTrue(
        message.contains("expected SHA-256 %s, found %s".formatted(expected, found)), message);
    assertTrue(message.contains("git checkout"), message);
  }

  /** Whatever byte changes, the scores are the same or the export is refused in a line. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noByteMayChange(boolean manifest) throws IOException {
    Path file = manifest ? files.manifest() : files.csv();
    byte[] bytes = Files.readAllBytes(file);
    String text = Export.text(files.csv());
    Random random = new Random(12);
    for (int i = 0; i < 300; i++) {
      byte[] broken = bytes.clone();
      broken[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      assertSameOrRefused(text, file, broken);
    }
    for (int length = 0; length < bytes.length; length += 7) {
      assertSameOrRefused(text, file, Arrays.copyOf(bytes, length));
    }
  }

  private void assertSameOrRefused(String text, Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try {
      VerifiedExport export = VerifiedExport.read(files, SETTING).orElseThrow();
      assertEquals(text, Export.text(export.scores(), List.of()));
      export.manifest().with(export.manifest());
    } catch (InvalidInputException e) {
      assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  /** What a user names need be no export, but none that was changed passes for one. */
  @Test
  void aTableBesideAManifestIsWhatThatSays() throws IOException {
    assertEquals(3, ExportHash.table(files.csv()).rows().size());
    Path copy = Files.copy(files.csv(), folder.resolve("copy.csv.gz"));
    String text = Export.text(files.csv());
    Path unpacked = Path.of(files.csv().toString().replace(".gz", ""));
    Files.writeString(unpacked, text);
    assertEquals(3, ExportHash.table(unpacked).rows().size());
    Files.writeString(unpacked, text.replaceFirst("12\\.345678[0-9]*", "12.3"));
    String message =
        assertThrows(InvalidInputException.class, () -> ExportHash.table(unpacked)).getMessage();
    assertTrue(message.startsWith(unpacked + " is not the export that "), message);
    Path changed = Files.copy(unpacked, folder.resolve("changed.csv"));
    assertEquals(3, ExportHash.table(changed).rows().size());
    assertEquals(3, ExportHash.table(copy).rows().size());
    Path notes = Files.writeString(folder.resolve("notes.tsv"), "architecture\tp\n7\t1\n");
    assertEquals(1, ExportHash.table(notes).rows().size());
  }

  @Test
  void withoutItsManifestItIsRefused() throws IOException {
    Files.delete(files.manifest());
    assertTrue(refusal().contains("has no manifest beside it"));
  }

  /** Parts of a sweep that were joined by hand, with the manifest of one of them. */
  @Test
  void aManifestWhoseCountsDisagreeIsRefused() {
    Scores part = new Scores(Setting.PUBLISHED.space());
    part.add(3, "snip", 1);
    write(Export.text(scores, List.of()), part);
    assertTrue(refusal().contains("has 3 architectures"));
  }

  @Test
  void anUnknownProxyIsRefused() {
    scores.add(3, "cro{e", 1);
    write(Export.text(scores, List.of()), scores);
    assertTrue(refusal().contains("column cro{e: no proxy 'cro{e'"));
  }

  @Test
  void anotherSettingIsRefused() {
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> VerifiedExport.read(files, SETTING.with("seed", "1")))
            .getMessage();
    assertTrue(message.contains("seed 0, expected 1"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{\"format\": 3, \"setting\": {\"seed\": 0}}",
        "{",
        "{\"setting\": {\"seed\": 0}, \"runs\": [null]}",
        "{\"setting\": {\"seed\": 0}, \"runs\": [{\"seconds\": \"abc\"}]}",
        "{\"setting\": {\"seed\": 0}, \"runs\": [{\"seconds\": null}]}",
      })
  void aManifestThatIsNoneIsRefused(String json) throws IOException {
    Files.writeString(files.manifest(), json);
    String message =
        assertThrows(InvalidInputException.class, () -> VerifiedExport.read(files, SETTING))
            .getMessage();
    assertTrue(message.startsWith(files.manifest().toString()), message);
  }

  /** A manifest of format 1 reads, with the documented values; it had no hash to be known by. */
  @Test
  void anOldManifestReads() throws IOException {
    Files.writeString(files.manifest(), "{\"setting\": {\"dataset\": \"cifar10\", \"cells\": 1}}");
    ExportManifest old = ExportManifest.read(files.manifest());
    assertEquals(1, old.format());
    assertEquals(Map.of(), old.inputs());
    assertEquals(Optional.empty(), LogHeader.of(SETTING).difference(old.header()));
    assertTrue(refusal().contains("written by an older version"));
  }
}
