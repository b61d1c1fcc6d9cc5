package croze.sweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.data.file.WholeFile;
import croze.score.Setting;
import croze.space.Architecture;
import croze.space.darts.Darts;
import croze.space.nb201.CellSpace;
import croze.sweep.task.Scores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of scores has the same bytes, and reads back to the same scores, whatever the locale. */
class ExportFormatTest {
  private final Locale before = Locale.getDefault();
  @TempDir private Path folder;

  private static Scores scores() {
    Scores scores = new Scores(Setting.PUBLISHED.space());
    scores.add(9_999, "naswot", Double.NEGATIVE_INFINITY);
    scores.add(9_999, "jacob_cov", Double.NaN);
    scores.add(9_999, "croze", 0);
    scores.add(3, "naswot", 77.01266257348678);
    scores.add(3, "jacob_cov", -9.6058890713274268);
    scores.add(3, "croze", 2.0230e9);
    scores.add(3, "flops", 1234567);
    scores.add(15_624, "naswot", 1e-5);
    scores.add(15_624, "jacob_cov", 1 / 3.);
    scores.add(15_624, "croze", 1.3172143946204244e+20);
    return scores;
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR"})
  void equalsTheGoldenFile(String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    Path csv = folder.resolve("scores.csv");
    WholeFile.write(csv, Export.text(scores(), List.of("flops", "naswot", "croze")));
    assertEquals(golden(), Files.readString(csv));
    Scores read = Export.read(csv, Setting.PUBLISHED.space());
    assertEquals(scores().count(), read.count());
    for (int index : scores().indices()) {
      for (String proxy : List.of("flops", "naswot", "croze", "jacob_cov")) {
        assertEquals(scores().get(index, proxy), read.get(index, proxy));
      }
    }
  }

  /** The architecture says whose the scores are; pandas may have written the file again. */
  @Test
  void theIndexMayBeLeftOut() throws IOException {
    Path csv = folder.resolve("scores.csv");
    Files.writeString(
        csv, "croze,architecture\n-inf,%s\n,%s\n".formatted(CellSpace.cell(3), CellSpace.cell(2)));
    Scores read = Export.read(csv, Setting.PUBLISHED.space());
    assertEquals(1, read.count());
    assertEquals(Double.NEGATIVE_INFINITY, read.get(3, "croze").orElseThrow());
  }

  /** A genotype has commas. */
  @Test
  void idsWithCommasReadBack() throws IOException {
    Scores scores = new Scores(new Darts());
    for (Architecture genotype : new Darts().sample(20, 5)) {
      scores.add(genotype, "croze", genotype.id().hashCode());
    }
    scores.add(new Darts().parse("RobNet-free"), "croze", 1);
    Path csv = folder.resolve("scores.csv.gz");
    Export.write(csv, Export.text(scores, List.of()));
    Scores read = Export.read(csv, new Darts());
    assertEquals(scores.architectures(), read.architectures());
    scores.architectures().forEach(a -> assertEquals(scores.get(a, "croze"), read.get(a, "croze")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "99999,|x|,1; row 4: architecture \"|x|\"",
        "3,,1; row 4: architecture \"\"",
        "4,ARCHITECTURE,1; row 4, column index: found '4', expected 3",
        "3,ARCHITECTURE,2; row 4: architecture 3 has two scores by croze: 1.0 and 2.0",
        "3,ARCHITECTURE,x; row 4, column croze",
        "3,ARCHITECTURE; row 4: found 2 fields, expected 3",
      })
  void aBadRowIsNamed(String bad, String message) throws IOException {
    Path csv = folder.resolve("scores.csv");
    String row = "%d,%s,1.0\n";
    Files.writeString(
        csv,
        "index,architecture,croze\n"
            + row.formatted(2, CellSpace.cell(2))
            + row.formatted(3, CellSpace.cell(3))
            + bad.replace("ARCHITECTURE", CellSpace.cell(3).toString())
            + "\n");
    String found =
        assertThrows(InvalidInputException.class, () -> Export.read(csv, Setting.PUBLISHED.space()))
            .getMessage();
    assertTrue(found.startsWith(csv + ", " + message), found);
  }

  private static String golden() throws IOException {
    try (var in = ExportFormatTest.class.getResourceAsStream("/tables/scores.csv")) {
      return in == null ? "no golden file" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
