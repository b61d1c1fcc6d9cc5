package croze.found;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.found.FoundTable.Cell;
import croze.found.FoundTable.Row;
import croze.image.Dataset;
import croze.report.FoundReport;
import croze.space.Architecture;
import croze.space.darts.Darts;
import croze.space.darts.NamedGenotypes;
import croze.sweep.task.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoundNetworksTest {
  private static final Path EXPERIMENTS = Path.of("experiments");

  @TempDir Path folder;

  /** Every network has the score 7. */
  private static Scores seven(Dataset dataset, List<Architecture> networks) {
    Scores scores = new Scores(new Darts());
    networks.forEach(a -> scores.add(a, "croze", 7));
    return scores;
  }

  private FoundTable table(String name) {
    return new FoundNetworks(
            FoundPlan.read(EXPERIMENTS, name),
            EXPERIMENTS,
            List.of(folder),
            FoundNetworksTest::seven)
        .table();
  }

  private static Cell cell(FoundTable table, Dataset dataset, String method, String column) {
    int c = table.columns().stream().map(FoundTable.Column::name).toList().indexOf(column);
    Row row =
        table.rows().stream()
            .filter(r -> r.dataset() == dataset && r.method().startsWith(method))
            .reduce((first, last) -> last)
            .orElseThrow();
    return row.cells().get(c);
  }

  @ParameterizedTest
  @CsvSource({
    "table3, cifar10, CRoZe, 5.52, 5524894, 2886454",
    "table3, cifar100, CRoZe, 4.72, 4722976, 2573344",
    "table3, cifar10, RobNet, 5.44, 5439790, 5439790",
    "table13, imagenet16-120, CRoZe, 5.87, 5872296, 3443400",
    "table13, imagenet16-120, PC-DARTS, 5.30, 4651752, 4651752",
  })
  void sizesAreExactBesideThePrintedOnes(
      String table, String dataset, String method, double printed, double params, double live) {
    Dataset of = Dataset.ofId(dataset);
    assertEquals(new Cell(printed, params / 1e6), cell(table(table), of, method, "params"));
    assertEquals(live / 1e6, cell(table(table), of, method, "live_params").here());
  }

  @Test
  void whatIsNotPublicOrNotTrainedIsEmptyAndSaysWhy() {
    FoundTable table = table("table3");
    assertTrue(Double.isNaN(cell(table, Dataset.CIFAR10, "SynFlow", "params").here()));
    Cell clean = cell(table, Dataset.CIFAR10, "PC-DARTS", "clean");
    assertEquals(95.14, clean.paper());
    assertTrue(Double.isNaN(clean.here()));
    String remarks = String.join("\n", table.remarks());
    assertTrue(remarks.contains("0 of 5 networks are trained"), remarks);
    assertTrue(remarks.contains("--proxy synflow"), remarks);
    assertEquals(7, cell(table("table13"), Dataset.IMAGENET16_120, "AdvRush", "croze").here());
  }

  @Test
  void ourSearchesFollowTheMethodThatTheyAreOf() throws IOException {
    Path search = Files.createDirectories(folder.resolve("search/cifar10/one"));
    String genotype = NamedGenotypes.named("CROZE_CIFAR100").orElseThrow().architecture().id();
    String json =
        """
        {"search": "copied", "proxy": "croze", "networks": 420, "setting": {"cells": 5, "channels": 8},
         "returned": {"genotype": "%s"}, "seconds": 100, "scored_in_these_seconds": 50}
        """
            .formatted(genotype);
    Files.writeString(search.resolve("search.json"), json);
    FoundTable table = table("table3");
    String method = "CRoZe, searched here, copied";
    assertEquals(840, cell(table, Dataset.CIFAR10, method, "search_seconds").here());
    assertEquals(2, cell(table, Dataset.CIFAR10, method, "seconds_each").here());
    assertEquals(4.671046, cell(table, Dataset.CIFAR10, method, "params").here());
    assertTrue(FoundReport.markdown(table).contains("| see CSV | - / 4.67 |"));
    Files.writeString(search.resolve("search.json"), json.replace("\"networks\": 420,", ""));
    Exception broken = assertThrows(InvalidInputException.class, () -> table("table3"));
    assertTrue(broken.getMessage().contains("no number networks"), broken.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"table3", "table4", "table5b", "table8b", "table13"})
  void everyFileIsATableAndIsWritten(String name) throws IOException {
    FoundTable table = table(name);
    assertEquals(name, table.name());
    List<Path> files = FoundReport.write(folder, table);
    long lines = Files.readString(files.get(0)).lines().count();
    assertEquals(1 + (long) table.rows().size() * table.columns().size(), lines);
    FoundReport.write(folder, table);
    Files.writeString(files.get(1), "a letter");
    assertThrows(InvalidInputException.class, () -> FoundReport.write(folder, table));
  }

  @ParameterizedTest
  @CsvSource({
    "PCDARTS_CIFAR, NOBODY, no network 'NOBODY'",
    "'harmonic: [clean, fgsm]', 'harmonic: [clean, speed]', 'speed'",
    "measured: clean, 'measured: clean, mean: [cc]', one of measured",
    "'\"{dataset} DrNAS\"', '\"{dataset} Dr. NAS\"', no row 'cifar10 Dr. NAS'",
  })
  void aWrongFileNamesWhatIsWrong(String right, String wrong, String named) throws IOException {
    Files.createDirectories(folder.resolve("networks"));
    String yaml = Files.readString(EXPERIMENTS.resolve("networks/table3.yaml"));
    assertTrue(yaml.contains(right));
    Files.writeString(folder.resolve("networks/table3.yaml"), yaml.replace(right, wrong));
    Files.createDirectories(folder.resolve("paper"));
    Files.copy(EXPERIMENTS.resolve("paper/table3.csv"), folder.resolve("paper/table3.csv"));
    Exception e =
        assertThrows(
            InvalidInputException.class,
            () ->
                new FoundNetworks(
                        FoundPlan.read(folder, "table3"),
                        folder,
                        List.of(folder),
                        FoundNetworksTest::seven)
                    .table());
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }
}
