package croze.benchmark.adversarial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.benchmark.PublishedLayout;
import croze.benchmark.metric.Attack;
import croze.benchmark.metric.Metric;
import croze.benchmark.table.ArchitectureTable;
import croze.image.Dataset;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdversarialTrainingAccuraciesTest {
  private static final String NAME = "nas-robbench-201/NAS-RobBench-201_html.json";
  private static final List<String> MEASUREMENTS =
      List.of(
          "val_acc",
          "val_fgsm_3_acc",
          "val_pgd_3_acc",
          "val_fgsm_8_acc",
          "val_pgd_8_acc",
          "autoattack");

  @TempDir Path root;

  private static double value(int id, int column) {
    return (id % 500 + column) / 1000.0;
  }

  private PublishedLayout layout() throws IOException {
    String ids =
        IntStream.range(0, CellSpace.cells().size())
            .mapToObj(AdversarialTrainingAccuraciesTest::entry)
            .collect(Collectors.joining(", "));
    String columns =
        Stream.of("cifar10", "cifar100", "imagenet")
            .flatMap(d -> MEASUREMENTS.stream().map(m -> "\"" + d + "#" + m + "\""))
            .collect(Collectors.joining(", "));
    return new PublishedLayout(root)
        .meta()
        .write(NAME, "acc={" + ids + ", \"\": [" + columns + "]}");
  }

  private static String entry(int id) {
    int isomorph = CellSpace.representative(CellSpace.cell(id));
    return isomorph != id
        ? "\"%d\": \"%d\"".formatted(id, isomorph)
        : IntStream.range(0, 18)
            .mapToObj(column -> Double.toString(value(id, column)))
            .collect(Collectors.joining(", ", "\"" + id + "\": [", "]"));
  }

  private static AdversarialTrainingAccuracies load(PublishedLayout layout) {
    return AdversarialTrainingAccuracies.load(
        layout.folder(), ArchitectureTable.load(layout.folder()));
  }

  @Test
  void everyArchitectureHasTheAccuracyOfItsIsomorph() throws IOException {
    AdversarialTrainingAccuracies table = load(layout());
    List<Cell> cells = CellSpace.cells();
    for (Dataset dataset : Dataset.values()) {
      for (int m = 0; m < AdversarialTrainingAccuracies.METRICS.size(); m++) {
        int column = 6 * dataset.ordinal() + m;
        double[] expected =
            cells.stream().mapToDouble(c -> value(CellSpace.representative(c), column)).toArray();
        assertArrayEquals(
            expected, table.accuracy(dataset, AdversarialTrainingAccuracies.METRICS.get(m)));
      }
    }
  }

  @Test
  void anAccuracyThatItLacksIsAnErrorThatListsThoseItHas() throws IOException {
    AdversarialTrainingAccuracies table = load(layout());
    assertEquals(
        "NAS-RobBench-201 has no fgsm@4: it has clean fgsm@3 pgd@3 fgsm@8 pgd@8 autoattack",
        assertThrows(
                InvalidInputException.class,
                () -> table.accuracy(Dataset.CIFAR10, Metric.of(Attack.FGSM, 4)))
            .getMessage());
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = ';',
      value = {
        "acc={; var acc={; found 'var ', expected 'acc='; another prefix",
        "acc={; acc ={; found 'acc ', expected 'acc='; a blank in the prefix",
        "acc={; {; expected 'acc='; no prefix",
        "'\"7\": [0.007, '; '\"7\": ['; id 7 with 17 values; a short list",
        "'\"7\": [0.007, '; '\"7\": [0.007, 0.1, '; id 7 with 19 values; a long list",
        "'\"7\": [0.007, '; '\"7\": [1.5, '; id 7 with accuracy 1.5; a value above 1",
        "'\"7\": [0.007, '; '\"7\": [-0.1, '; id 7 with accuracy -0.1; a value below 0",
        "'\"7\": [0.007, '; '\"7\": [null, '; at /7/0: found null, expected a number; a null",
        "'\"7\": [0.007, '; '\"7\": [NaN, '; at /7/0: cut off or not JSON; NaN",
        "'\"7\": ['; '\"6\": ['; id 6 a second time; an id twice",
        "'\"7\": ['; '\"15625\": ['; id '15625'; an id too large",
        "'\"7\": ['; '\"25\": ['; id '25'; a list for an id that is no isomorph",
        "'\"25\": \"3\"'; '\"25\": \"19\"'; id 25 pointing to '19', expected its isomorph 3; another class",
        "'\"25\": \"3\"'; '\"25\": \"99999\"'; id 25 pointing to '99999'; a pointer to nothing",
        "'\"25\": \"3\"'; '\"25\": \"25\"'; id 25 pointing to '25'; a pointer to itself",
        "'\"25\": \"3\"'; '\"7\": \"3\"'; id 7 pointing to '3', expected 18 accuracies; an isomorph that points",
        "'\"25\": \"3\"'; '\"29\": \"19\"'; id 29 a second time; a pointer twice",
        "'\"25\": \"3\", '; ; no id 25; a pointer missing",
        "'\"25\": \"3\"'; '\"x\": \"3\"'; 'id ''x'''; an id that is none",
        "'\"cifar10#val_acc\"'; '\"cifar10#acc\"'; the columns [cifar10#acc; another column",
        "'#autoattack\"]}'; '#autoattack\"]'; cut off; the last brace missing",
        "'#autoattack\"]}'; '#autoattack\"]};'; cut off or not JSON; text after the end",
        "', \"\": ['; ', \"\": [\"'; cut off; columns garbled",
      })
  void aDamagedFileIsRefusedByNameAndFirstOffendingId(
      String target, String replacement, String expected, String what) throws IOException {
    PublishedLayout layout = layout().damage(NAME, target, replacement == null ? "" : replacement);
    String message =
        assertThrows(InvalidInputException.class, () -> load(layout), what).getMessage();
    assertTrue(message.startsWith(root.resolve(NAME).toString()), message);
    assertTrue(message.contains(expected), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aTruncatedFileIsRefusedAtTheIdWhereItEnds() throws IOException {
    PublishedLayout layout = layout();
    String whole = Files.readString(root.resolve(NAME));
    int end = whole.indexOf("\"9\": [0.009") + 20;
    layout.write(NAME, whole.substring(0, end));
    String message = assertThrows(InvalidInputException.class, () -> load(layout)).getMessage();
    assertTrue(message.contains("at /9/2: cut off"), message);
  }
}
