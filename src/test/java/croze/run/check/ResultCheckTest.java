package croze.run.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.GeneratedTables;
import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.data.Manifest;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.report.ReportFolder;
import croze.report.TableManifest;
import croze.report.compare.CommittedTable;
import croze.report.compare.Difference;
import croze.report.compare.DifferenceText;
import croze.run.RunListener;
import croze.score.Scoring;
import croze.score.Setting;
import croze.space.nb201.NasBench201;
import croze.stats.resample.Bootstrap;
import croze.study.ExperimentReader;
import croze.study.StudyRun;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.task.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sweep and its table, committed to a folder; then what is changed there is found. */
class ResultCheckTest {
  private static final String ARCHITECTURES = "8";
  private static final int SAMPLE = 2;

  /** Of 32 architectures in a check of the published results. */
  private static final int SYNTHETIC_SCORES = 3;

  private static final Setting SETTING = Setting.PUBLISHED;
  private static final String EXPORT = "scores/cifar10/" + SETTING.fileStem() + ".csv.gz";
  private static final Path SYNTHETIC = Path.of("experiments/expected/synthetic-scores.csv");
  private static final String EXPERIMENT =
      """
      name: table2
      kind: correlation
      title: Small
      accuracies: robust-nas-bench-201
      defaults: {archs: "8", datasets: [cifar10]}
      metrics:
        clean: {label: Clean, of: [clean]}
        fgsm@8: {label: FGSM 8, of: [fgsm@8]}
      datasets:
        cifar10: [clean, fgsm@8, avg]
      heading: proxy
      rows:
        - {name: effective_params, label: Effective params, scores: [effective_params]}
        - {name: snip, label: SNIP, scores: [snip]}
        - {name: synflow, label: SynFlow, scores: [synflow]}
      """;

  private static DataFolder data;

  @TempDir private static Path committed;
  @TempDir private static Path tables;
  @TempDir private Path folder;

  private Path results;
  private Path experiments;

  @BeforeAll
  static void commit() throws IOException {
    data = GeneratedTables.in(tables);
    Path results = committed.resolve("results");
    Path experiments = Files.createDirectories(committed.resolve("experiments"));
    Files.writeString(experiments.resolve("table2.yaml"), EXPERIMENT);
    SweepJob job =
        Scoring.job(
            SETTING,
            Selection.parse(Setting.PUBLISHED.space(), ARCHITECTURES),
            Proxies.parse("effective_params,snip,synflow"),
            1,
            ScorePlace.alone(results.resolve(EXPORT)));
    RunListener.SILENT.sweep(job, data);
    // As in a repository: the export alone, not the log that it was made from.
    Files.delete(job.files().log());
    Map<String, Map<String, Object>> settings = Map.of(EXPORT, SETTING.fields());
    TableManifest manifest =
        new TableManifest(
            "table2",
            ARCHITECTURES,
            Map.of(),
            settings,
            Map.of(),
            Map.of("seed", 0),
            Map.of(),
            0,
            "");
    CommittedTable described =
        new CommittedTable(
            "table2", ARCHITECTURES, Map.of(EXPORT, texts(SETTING.fields())), 0, Map.of());
    ResultTable table =
        new StudyRun(
                ExperimentReader.read(experiments, "table2"),
                PaperFigures.none(),
                new Benchmarks(data),
                new Bootstrap(100, .95, 0, 1))
            .table(
                List.of(Dataset.CIFAR10),
                new CommittedScores(
                    described,
                    Selection.parse(new NasBench201(), ARCHITECTURES),
                    results,
                    data,
                    new HashMap<>()));
    ReportFolder.write(results, table, List.of(), manifest, Assertions::fail);
    accept(results, experiments);
  }

  private static Map<String, String> texts(Map<String, Object> fields) {
    Map<String, String> texts = new HashMap<>();
    fields.forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }

  private static void accept(Path results, Path experiments) throws IOException {
    Acceptance.of(results, experiments, SYNTHETIC_SCORES, 1, data, RunListener.SILENT);
  }

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(committed)) {
      // Without the synthetic scores, which take the longest: the tests that are about them add
      // them.
      for (Path file :
          files
              .filter(f -> Files.isRegularFile(f) && !f.endsWith(SYNTHETIC.getFileName()))
              .toList()) {
        Path copy = folder.resolve(committed.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    results = folder.resolve("results");
    experiments = folder.resolve("experiments");
  }

  private void addSyntheticScores() throws IOException {
    Files.copy(committed.resolve(SYNTHETIC), folder.resolve(SYNTHETIC));
  }

  private List<Difference> check() {
    return check(data);
  }

  private List<Difference> check(DataFolder data) {
    return outcome(data, SAMPLE).differences();
  }

  private CheckOutcome outcome(DataFolder data, int sample) {
    return new ResultCheck(results, experiments, SYNTHETIC_SCORES, data, 1, RunListener.SILENT)
        .outcome(CommittedTable.names(results), sample);
  }

  /** No more than there are are said to be compared, and what compares nothing is refused. */
  @Test
  void theSampleIsWhatItSays() throws IOException {
    addSyntheticScores();
    CheckOutcome all = outcome(data, 64);
    assertEquals(List.of(), all.differences());
    assertEquals(
        List.of(
            "files of scores",
            "tables that are expected",
            "table2",
            "scores of 3 architectures from synthetic images",
            "scores of 8 architectures"),
        all.parts().stream().map(CheckOutcome.Part::name).toList());
    for (int sample : new int[] {0, -1}) {
      String message =
          assertThrows(InvalidInputException.class, () -> outcome(data, sample)).getMessage();
      assertEquals("sample " + sample + ": expected a number of architectures from 1", message);
    }
  }

  @Test
  void whatIsAsExpectedPassesAndNothingIsWritten() throws IOException {
    Map<Path, String> before = contents();
    assertEquals(List.of(), check());
    assertEquals(before, contents());
  }

  @Test
  void aChangedScoreIsFoundWithItsArchitectureAndProxy() throws IOException {
    Path csv = results.resolve(EXPORT);
    List<String> lines = new ArrayList<>(unpacked(csv));
    int synflow = List.of(lines.get(0).split(",")).indexOf("synflow");
    // All architectures, so that the sample has some; by a millionth, so that no rank changes.
    for (int l = 1; l < lines.size(); l++) {
      String[] fields = lines.get(l).split(",");
      fields[synflow] = Double.toString(Double.parseDouble(fields[synflow]) * (1 + 1e-6));
      lines.set(l, String.join(",", fields));
    }
    Files.write(csv, lines);
    List<Difference> differences = check();
    assertEquals(2 + SAMPLE, differences.size(), differences.toString());
    for (int d = 0; d < 2; d++) {
      Difference file = differences.get(d);
      assertEquals("scores", file.study());
      assertEquals(EXPORT, file.row());
      assertEquals(d == 0 ? "sha256" : "sha256 in manifest", file.column());
    }
    Difference score = differences.get(2);
    assertEquals(csv.getFileName().toString(), score.study());
    assertEquals("synflow", score.row());
    assertTrue(score.column().matches("architecture \\d+"), score.column());
    assertEquals(
        1e-6, Double.parseDouble(score.expected()) / Double.parseDouble(score.found()) - 1, 1e-9);
  }

  /** An export that was accepted without its manifest, or with another one, is no published one. */
  @Test
  void anExportThatItsManifestDoesNotSpeakOfIsFound() throws IOException {
    Path manifest = results.resolve(EXPORT.replace(".csv.gz", ".manifest.json"));
    change(manifest, "(\"sha256\" : \")[0-9a-f]{8}", "$100000000");
    assertEquals(List.of("sha256 in manifest"), check().stream().map(Difference::column).toList());
    Files.delete(manifest);
    assertEquals(
        List.of("no manifest with a hash beside it"),
        check().stream().map(Difference::expected).toList());
  }

  @Test
  void scoresThatRankOtherwiseAreFoundInTheTable() throws IOException {
    Path csv = results.resolve(EXPORT);
    List<String> lines = new ArrayList<>(unpacked(csv));
    int snip = List.of(lines.get(0).split(",")).indexOf("snip");
    for (int l = 1; l < lines.size(); l++) {
      String[] fields = lines.get(l).split(",");
      fields[snip] = "-" + fields[snip];
      lines.set(l, String.join(",", fields));
    }
    Files.write(csv, lines);
    List<Difference> differences = check();
    assertTrue(
        differences.stream()
            .anyMatch(
                d ->
                    d.study().equals("table2 recomputed")
                        && d.row().equals("snip")
                        && d.column().equals("cifar10/clean")
                        && d.found().equals(negated(d.expected()))),
        differences.toString());
    assertTrue(differences.stream().noneMatch(d -> d.study().equals("table2 committed")));
  }

  /** The lines of a packed file; written back unpacked, it reads as well. */
  private static List<String> unpacked(Path csv) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(csv))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String negated(String number) {
    return number.startsWith("-") ? number.substring(1) : "-" + number;
  }

  @Test
  void aChangedTableCellIsFound() throws IOException {
    Path csv = results.resolve("table2/table2.csv");
    String text = Files.readString(csv);
    String line =
        text.lines()
            .filter(l -> l.startsWith("cifar10,effective_params,fgsm@8,"))
            .findFirst()
            .get();
    Files.writeString(csv, text.replace(line, line.replaceFirst(",-?0\\.\\d{6},", ",0.759000,")));
    List<Difference> differences = check();
    assertEquals(1, differences.size(), differences.toString());
    assertEquals("table2 committed", differences.get(0).study());
    assertEquals("effective_params", differences.get(0).row());
    assertEquals("cifar10/fgsm@8", differences.get(0).column());
    assertEquals("0.759", differences.get(0).found().substring(0, 5));
  }

  @Test
  void aChangedExpectationIsFoundTwiceAndCanBeAccepted() throws IOException {
    Path csv = experiments.resolve("expected/table2.csv");
    Files.writeString(
        csv,
        Files.readString(csv).replaceFirst("cifar10,snip,avg,-?0\\.\\d+", "cifar10,snip,avg,0.5"));
    List<Difference> differences = check();
    assertEquals(
        List.of("table2 committed", "table2 recomputed"),
        differences.stream().map(Difference::study).toList());
    assertEquals("0.5", differences.get(0).expected());
    assertTrue(
        DifferenceText.render(differences)
            .startsWith("study              proxy  column       expected  found\n"),
        DifferenceText.render(differences));
    accept(results, experiments);
    assertEquals(List.of(), check());
  }

  @Test
  void tablesWithoutExpectationAndExpectationsWithoutTableAreFound() throws IOException {
    Files.move(
        experiments.resolve("expected/table2.csv"), experiments.resolve("expected/table3.csv"));
    assertEquals(
        List.of("table3: a table, found nothing", "table2: nothing, found a table"),
        check().stream()
            .map(d -> "%s: %s, found %s".formatted(d.study(), d.expected(), d.found()))
            .toList());
    accept(results, experiments);
    assertTrue(Files.exists(experiments.resolve("expected/table2.csv")));
    assertTrue(Files.notExists(experiments.resolve("expected/table3.csv")));
  }

  /** Without data what is committed is still checked, and what cannot be made again is named. */
  @Test
  void withoutDataTheRestIsChecked() throws IOException {
    addSyntheticScores();
    DataFolder empty = new DataFolder(folder.resolve("none"), Optional.empty(), Manifest.bundled());
    CheckOutcome outcome = outcome(empty, SAMPLE);
    assertEquals(List.of(), outcome.differences());
    assertEquals(
        List.of("table2", "scores of 2 architectures"),
        outcome.parts().stream()
            .filter(part -> part.unchecked().isPresent())
            .map(CheckOutcome.Part::name)
            .toList());
    String why = outcome.parts().get(2).unchecked().orElseThrow();
    assertTrue(why.contains("is missing: run 'make data'"), why);
    String junit = JUnitReport.render(outcome);
    assertTrue(
        junit.contains(
            "<testsuite name=\"croze.check\" tests=\"5\" failures=\"0\" errors=\"0\""
                + " skipped=\"2\">"),
        junit);

    change(
        results.resolve("table2/table2.csv"),
        "(cifar10,effective_params,clean,.*?,)-?0\\.\\d+",
        "$10.5");
    change(
        experiments.resolve("expected/synthetic-scores.csv"),
        "(?m)^(\\d+,[^,]*,[^,]*,)[^,]*",
        "$11.5");
    CheckOutcome changed = outcome(empty, SAMPLE);
    assertEquals(
        List.of(
            "table2 committed effective_params cifar10/clean",
            "synthetic-scores snip architecture "),
        changed.differences().stream()
            .limit(2)
            .map(d -> "%s %s %s".formatted(d.study(), d.row(), d.column()))
            .map(d -> d.replaceFirst("architecture \\d+", "architecture "))
            .toList());
    assertTrue(JUnitReport.render(changed).contains("failures=\"2\""));
  }

  private static void change(Path file, String regex, String by) throws IOException {
    String text = Files.readString(file);
    String changed = text.replaceFirst(regex, by);
    Assertions.assertNotEquals(text, changed);
    Files.writeString(file, changed);
  }

  @Test
  void missingScoresAreToldWithTheTableThatNeedsThem() throws IOException {
    Files.delete(results.resolve(EXPORT));
    String message = assertThrows(InvalidInputException.class, this::check).getMessage();
    assertTrue(
        message.contains(EXPORT + " is missing")
            && message.contains("croze study table2 --archs 8"),
        message);
  }

  @Test
  void aManifestWithoutItsTableIsToldWithTheMend() throws IOException {
    Path csv = results.resolve("table2/table2.csv");
    Files.delete(csv);
    String message = assertThrows(InvalidInputException.class, this::check).getMessage();
    assertTrue(
        message.startsWith(csv + " is missing") && message.contains("croze study table2"), message);
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            file,
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
