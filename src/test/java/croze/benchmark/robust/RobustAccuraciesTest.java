package croze.benchmark.robust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.benchmark.PublishedLayout;
import croze.benchmark.metric.Attack;
import croze.benchmark.metric.Corruption;
import croze.benchmark.metric.Metric;
import croze.benchmark.table.ArchitectureTable;
import croze.image.Dataset;
import croze.space.nb201.CellSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobustAccuraciesTest {
  private static final String FGSM = PublishedLayout.accuracyName("cifar10", "fgsm@Linf");

  @TempDir Path root;

  private static double clean(int id) {
    return id % 1000 / 1000.0;
  }

  private PublishedLayout layout() throws IOException {
    return new PublishedLayout(root)
        .meta()
        .accuracies("cifar10", "clean", id -> Double.toString(clean(id)))
        .accuracies("cifar10", "fgsm@Linf", id -> "[0.9, 0.4, " + clean(id) + "]")
        .accuracies("cifar10", "snow", id -> "[0.5, 0.4, 0.3, 0.2, " + clean(id) + "]");
  }

  private RobustAccuracies load(PublishedLayout layout, Dataset dataset) {
    ArchitectureTable architectures = ArchitectureTable.load(layout.folder());
    return new RobustAccuracies(layout.folder(), architectures, dataset);
  }

  @Test
  void everyArchitectureHasTheAccuracyOfItsIsomorph() throws IOException {
    RobustAccuracies table = load(layout(), Dataset.CIFAR10);
    double[] expected =
        CellSpace.cells().stream().mapToDouble(c -> clean(CellSpace.representative(c))).toArray();
    assertArrayEquals(expected, table.accuracy(Metric.clean()));
    assertArrayEquals(expected, table.accuracy(Metric.of(Attack.FGSM, 8)));
    assertArrayEquals(expected, table.accuracy(Metric.of(Corruption.SNOW, 5)));
    assertEquals(.4, table.accuracy(Metric.of(Attack.FGSM, 4))[7]);
    assertEquals(.5, table.accuracy(Metric.of(Corruption.SNOW, 1))[7]);
  }

  @Test
  void itHasWhatTheFolderHas() throws IOException {
    RobustAccuracies table = load(layout(), Dataset.CIFAR10);
    for (String metric : List.of("clean", "fgsm@0.5", "fgsm@4", "fgsm@8", "snow@1", "snow@5")) {
      assertTrue(table.has(Metric.parse(metric)), metric);
    }
    for (String metric : List.of("fgsm@1", "pgd@1", "fog@1", "autoattack")) {
      assertFalse(table.has(Metric.parse(metric)), metric);
    }
  }

  @Test
  void anEpsilonThatTheTableLacksIsAnErrorThatListsThoseItHas() throws IOException {
    RobustAccuracies table = load(layout(), Dataset.CIFAR10);
    String message =
        assertThrows(InvalidInputException.class, () -> table.accuracy(Metric.of(Attack.FGSM, 3)))
            .getMessage();
    assertEquals("CIFAR-10 has no fgsm@3: the table's epsilons of fgsm are 0.5 4 8", message);
  }

  @Test
  void aMissingFileSaysHowToGetIt() throws IOException {
    RobustAccuracies table = load(layout(), Dataset.CIFAR10);
    for (String metric : List.of("pgd@1", "fog@2")) {
      String message =
          assertThrows(InvalidInputException.class, () -> table.accuracy(Metric.parse(metric)))
              .getMessage();
      assertTrue(message.contains("is missing") && message.contains("make data"), message);
    }
  }

  @Test
  void theReducedTableServesUntilTheFullOneIsThere() throws IOException {
    String rows =
        CellSpace.representatives().stream()
            .map(id -> id + ",0.5,0.1,0.2,0.3," + clean(id))
            .collect(Collectors.joining("\n"));
    PublishedLayout layout =
        layout()
            .write(
                "robust-nas-bench-201/ImageNet16-120/eps1.csv",
                "uid,clean,aa_apgd-ce@Linf,aa_square@Linf,fgsm@Linf,pgd@Linf\n" + rows + "\n");
    RobustAccuracies table = load(layout, Dataset.IMAGENET16_120);
    assertEquals(
        clean(CellSpace.representative(CellSpace.cell(99))),
        table.accuracy(Metric.parse("pgd@1"))[99]);
    assertEquals(.1, table.accuracy(Metric.parse("apgd-ce@1"))[99]);
    assertEquals(.3, table.accuracy(Metric.parse("fgsm@1"))[99]);
    assertEquals(
        "ImageNet16-120 has no fgsm@4: the table's epsilons of fgsm are 1",
        assertThrows(InvalidInputException.class, () -> table.accuracy(Metric.parse("fgsm@4")))
            .getMessage());
    layout.accuracies("ImageNet16-120", "fgsm@Linf", id -> "[0.9, 0.4, 0.2]");
    assertEquals(.4, table.accuracy(Metric.parse("fgsm@4"))[99]);
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = ';',
      value = {
        "\"15624\":[0.9, 0.4, 0.624]; \"15624\":[0.9, 0.4]; id 15624 with 2 values; a short list",
        "\"15624\":[; \"15624\":[0.1, ; id 15624 with 4 values; a long list",
        "\"5\":[0.9, 0.4; \"5\":[0.9, 1.4; id 5 with accuracy 1.4; a value above 1",
        "\"5\":[0.9, 0.4; \"5\":[0.9, -0.1; id 5 with accuracy -0.1; a value below 0",
        "\"5\":[0.9; \"5\":[NaN; NaN; NaN",
        "\"5\":[0.9; \"5\":[null; found null, expected a number; null",
        "\"5\":[0.9; \"5\":[\"x\"; found x, expected a number; a text",
        "\"5\":; \"4\":; id 4 a second time; an id twice",
        "\"5\":; \"05\":; id '05'; an id that is none",
        "\"5\":; \"15625\":; id '15625'; an id too large",
        "\"5\":[0.9, 0.4, 0.005],; ; no id 5; an id missing",
        "\"cifar10\"; \"cifar100\"; field 'cifar100'; another data set",
        "\"fgsm@Linf\"; \"pgd@Linf\"; field 'pgd@Linf'; another attack",
        "}}}}; }}}; cut off; the last brace missing",
        "}}}}; }}}} 1; more text after the end; text after the end",
        "}}}}; }, \"x\":1}}}; field 'x'; another field",
      })
  void aDamagedFileIsRefusedByNameAndFirstOffendingId(
      String target, String replacement, String expected, String what) throws IOException {
    PublishedLayout layout = layout();
    layout.damage(FGSM, target, replacement == null ? "" : replacement);
    RobustAccuracies table = load(layout, Dataset.CIFAR10);
    String message =
        assertThrows(
                InvalidInputException.class, () -> table.accuracy(Metric.of(Attack.FGSM, 8)), what)
            .getMessage();
    assertTrue(message.startsWith(root.resolve(FGSM).toString()), message);
    assertTrue(message.contains(expected), message);
    assertEquals(1, message.lines().count());
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = ';',
      value = {
        "\"78\": {; \"77\": {; id 77 a second time; an id twice",
        "\"15624\": {; \"15625\": {; id '15625'; an id too large",
        "\"isomorph\": \"15624\"; \"isomorph\": \"3\"; id 15624 with isomorph 3, expected 15624; an isomorph of another class",
        "|avg_pool_3x3~0|+; |skip_connect~0|+; id 0 with architecture; another architecture",
        "\"pgd@Linf\"; \"pgd\"; no epsilons of pgd@Linf; an attack missing",
      })
  void aDamagedArchitectureTableIsRefused(
      String target, String replacement, String expected, String what) throws IOException {
    PublishedLayout layout = new PublishedLayout(root).meta();
    layout.damage(PublishedLayout.META, target, replacement);
    String message =
        assertThrows(
                InvalidInputException.class, () -> ArchitectureTable.load(layout.folder()), what)
            .getMessage();
    assertTrue(message.startsWith(root.resolve(PublishedLayout.META).toString()), message);
    assertTrue(message.contains(expected), message);
  }
}
