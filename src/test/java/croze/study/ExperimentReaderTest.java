package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.image.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentReaderTest {
  private static final Path EXPERIMENTS = Path.of("experiments");

  private static final String GOOD =
      """
      name: small
      kind: correlation
      title: Small
      accuracies: robust-nas-bench-201
      paper: {file: small.csv, rows: [proxy], column: "{dataset}/{metric}"}
      defaults: {archs: "20", datasets: [cifar10]}
      metrics:
        clean: {label: Clean, of: [clean]}
      datasets:
        cifar10: [clean, avg]
      heading: proxy
      reference: croze
      rows:
        - {name: croze, label: CRoZe, scores: [croze], paper: croze}
      notes:
        - {rows: [croze], columns: [cifar10/clean], text: A note.}
      """;

  @TempDir private Path folder;

  static Stream<String> experiments() throws IOException {
    try (Stream<Path> files = Files.list(EXPERIMENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void readsEveryExperiment(String name) {
    assertEquals(name, ExperimentReader.read(EXPERIMENTS, name).name());
  }

  @Test
  void readsTheSmallOne() throws IOException {
    write(GOOD, "proxy,cifar10/clean\ncroze,.8\n");
    assertEquals("CRoZe", ExperimentReader.read(folder, "small").rows().get(0).label());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: correlation | kind: corelation | key kind",
        "reference: croze | refrence: croze | key refrence: no such key, expected one of",
        "title: Small | name: small | Duplicate field 'name'",
        "title: Small | # | key title: the key is missing",
        "robust-nas-bench-201 | robust | key accuracies: found 'robust', expected one of",
        "[cifar10]} | [cifar11]} | no data set 'cifar11'",
        "  cifar10: [clean, avg] | '  cifar10: [clear, avg]' | key datasets.cifar10: found 'clear', expected one of avg, clean",
        "of: [clean]} | of: [haze]} | no metric 'haze'",
        "of: [clean]} | of: [fgsm@]} | no number after '@'",
        "reference: croze | reference: crooze | key reference: found 'crooze'",
        "scores: [croze] | scores: [krose] | key rows.croze.scores: no proxy 'krose'",
        "scores: [croze] | scores: [] | key rows.croze.scores",
        "paper: croze} | paper: cruise} | key rows.croze.paper: found 'cruise', expected one of croze",
        "rows: [croze] | rows: [corze] | key notes.rows: found 'corze'",
        "cifar10/clean] | cifar10/cleen] | key notes.columns: found 'cifar10/cleen'",
        "small.csv | none.csv | key paper.file: found 'none.csv'",
        "rows: [proxy] | rows: [name] | small.csv has no column 'name'",
      })
  void namesFileAndKeyOfWhatIsWrong(String good, String bad, String message) throws IOException {
    assertTrue(GOOD.contains(good), "nothing to break: " + good);
    write(
        GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad),
        "proxy,cifar10/clean\ncroze,.8\n");
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> ExperimentReader.read(folder, "small"));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().contains("small."), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void aFigureThatIsNoNumberIsNamed() throws IOException {
    write(GOOD, "proxy,cifar10/clean\ncroze,.8x\n");
    PaperFigures figures =
        PaperFigures.read(folder, ExperimentReader.read(folder, "small").paper());
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> figures.figure("croze", Dataset.CIFAR10, new View.All(), "clean"));
    assertTrue(
        e.getMessage().endsWith("row croze, column cifar10/clean: expected a number, found '.8x'"));
  }

  @Test
  void anUnknownStudyListsTheKnown() throws IOException {
    write(GOOD, "proxy\n");
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> ExperimentReader.read(folder, "table3"));
    assertTrue(e.getMessage().endsWith("expected one of small"), e.getMessage());
  }

  private void write(String yaml, String csv) throws IOException {
    Files.writeString(folder.resolve("small.yaml"), yaml);
    Files.writeString(folder.resolve("small.csv"), csv);
  }
}
