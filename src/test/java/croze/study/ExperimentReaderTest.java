package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.image.Dataset;
import croze.study.paper.PaperFigures;
import croze.study.result.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
          .filter(name -> name.endsWith(".yaml") && !name.equals("common.yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .toList()
          .stream();
    }
  }

  @Test
  void theNameOfTheFormerReleaseIsRead() {
    assertEquals("corrected", ExperimentReader.read(EXPERIMENTS, "mended").name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty",
        "'# only this' | is empty",
        "null | is empty",
        "'- a' | found no keys but a list",
        "hello | found no keys but a single value",
        "'a: 1\n---\nb: 2' | found a second document",
        "'a: \u00ff' | not UTF-8"
      })
  void aFileWithoutItsKeysIsRefused(String text, String expected) throws IOException {
    Files.write(folder.resolve("small.yaml"), text.getBytes(StandardCharsets.ISO_8859_1));
    String message =
        assertThrows(InvalidInputException.class, () -> ExperimentReader.read(folder, "small"))
            .getMessage();
    assertTrue(message.contains("small.yaml") && message.contains(expected), message);
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
        "kind: correlation | kind: corelation | line 2, key kind: found 'corelation', expected one of [correlation, pools",
        "reference: croze | refrence: croze | key refrence: no such key, expected one of",
        "title: Small | name: small | Duplicate field 'name'",
        "title: Small | # | key title: the key is missing",
        "robust-nas-bench-201 | robust | key accuracies: found 'robust', expected one of",
        "[cifar10]} | [cifar11]} | no data set 'cifar11'",
        "  cifar10: [clean, avg] | '  cifar10: [clear, avg]' | key datasets.cifar10: found 'clear', expected one of avg, clean",
        "of: [clean]} | of: [haze]} | no metric 'haze'",
        "of: [clean]} | of: [fgsm@]} | expected a number above 0 and up to 255 after '@'",
        "reference: croze | reference: crooze | key reference: found 'crooze'",
        "scores: [croze] | scores: [krose] | key rows.croze.scores: no proxy 'krose'",
        "scores: [croze] | scores: [] | key rows.croze.scores",
        "paper: croze} | paper: cruise} | key rows.croze.paper: found 'cruise', expected one of croze",
        "rows: [croze] | rows: [corze] | key notes.rows: found 'corze'",
        "cifar10/clean] | cifar10/cleen] | key notes.columns: found 'cifar10/cleen'",
        "small.csv | none.csv | key paper.file: found 'none.csv'",
        "rows: [proxy] | rows: [name] | small.csv has no column 'name'",
        "cifar10: [clean, avg] | cifar10: [clean, clean] | line 10, key datasets.cifar10: found 'clean', expected each once",
        "cifar10: [clean, avg] | cifar10: [] | line 10, key datasets.cifar10: found '[]', expected at least one",
        "heading: proxy | heading: n | line 11, key heading: found 'n'",
        "heading: proxy | heading: =1+1 | line 11, key heading: found '=1+1'",
        "heading: proxy | heading: minus_croze | key heading",
        "title: Small | title: '' | line 3, key title: found ''",
        "defaults: {archs: \"20\", datasets: [cifar10]} | defaults: {archs: \"20\", datasets: []} | line 6, key defaults.datasets",
        "reference: croze | subsets: [all, all] | line 12, key subsets: found 'all', expected each once",
        "reference: croze | subsets: [] | line 12, key subsets",
        "reference: croze | covariate: snip | line 12, key covariate: found 'snip', expected one of",
        "text: A note.} | shared: none} | key notes.1: no note 'none' in common.yaml",
        "text: A note.} | shared: none, text: A} | key notes.1: expected either text or shared",
        "kind: correlation | # | key kind: the key is missing",
        "{name: croze, | {name: =cmd(), | line 14, key rows.=cmd().name",
        "{name: croze, | {name: '-2', | line 14, key rows.-2.name",
        "label: CRoZe | label: ' ' | line 14, key rows.croze.label",
        "reference: croze | samples: {sizes: [300], draws: 2147483647} | line 12, key samples.draws: found '2147483647', expected 2 to 100000",
        "reference: croze | samples: {sizes: [], draws: 20} | line 12, key samples.sizes",
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

  /** What needs a second row or column, or none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "METRIC | fgsm: {label: Clean, of: [fgsm@8]} | line 11, key datasets.cifar10: found 'Clean', expected a label of its own",
        "METRIC | '\"@sum\": {label: Sum, of: [fgsm@8]}' | line 9, key metrics.@sum: found '@sum'",
        "METRIC | 'fgsm:' | key metrics",
        "ROW | '- {name: croze, label: Two, scores: [snip]}' | key rows: found 'croze', expected each once",
        "ROW | '- {name: two, label: CRoZe, scores: [snip]}' | key rows: found 'CRoZe', expected a label of its own",
        "ROW | '- {name: two, label: Two, scores: [snip], aggregation: mean-rank}' | line 16, key rows.two.scores",
      })
  void namesWhatStandsTwice(String where, String added, String message) throws IOException {
    String metric = where.equals("METRIC") ? added : "fgsm: {label: FGSM, of: [fgsm@8]}";
    String row = where.equals("ROW") ? added : "- {name: two, label: Two, scores: [snip]}";
    write(
        GOOD.replace("datasets:\n", "  " + metric + "\ndatasets:\n")
            .replace("[clean, avg]", "[clean, fgsm]")
            .replace("notes:", "  " + row + "\nnotes:"),
        "proxy,cifar10/clean\ncroze,.8\n");
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> ExperimentReader.read(folder, "small"));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void anExperimentWithoutRowsIsRefused() throws IOException {
    write(GOOD.replaceFirst("(?s)reference.*", "rows: []\n"), "proxy,cifar10/clean\ncroze,.8\n");
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> ExperimentReader.read(folder, "small"));
    assertTrue(e.getMessage().contains("line 12, key rows: found '[]'"), e.getMessage());
  }

  @Test
  void aFigureThatIsNoNumberIsNamed() throws IOException {
    write(GOOD, "proxy,cifar10/clean\ncroze,.8x\n");
    PaperFigures figures =
        PaperFigures.read(folder, ExperimentReader.read(folder, "small").paper());
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> figures.figure("croze", Dataset.CIFAR10, View.ALL, "clean"));
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
