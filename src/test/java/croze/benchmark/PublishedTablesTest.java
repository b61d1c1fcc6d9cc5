package croze.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.RealTables;
import croze.benchmark.metric.Attack;
import croze.benchmark.metric.Corruption;
import croze.benchmark.metric.Metric;
import croze.benchmark.nb201.TestAccuracies;
import croze.benchmark.robust.RobustAccuracies;
import croze.benchmark.table.ArchitectureTable;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The published tables themselves; skipped where they are not. */
class PublishedTablesTest {

  /** The check that the authors give in their README. */
  @Test
  void architecture13433HasTheAccuraciesOfTheReadme() {
    RobustAccuracies table = table(Dataset.CIFAR10);
    assertEquals(.893, table.accuracy(Metric.clean())[13433]);
    assertEquals(.336, table.accuracy(Metric.parse("pgd@1"))[13433]);
  }

  @Test
  void allTablesOfCifarAreSound() {
    for (Dataset dataset : new Dataset[] {Dataset.CIFAR10, Dataset.CIFAR100}) {
      RobustAccuracies table = table(dataset);
      List<Metric> metrics = new ArrayList<>(List.of(Metric.clean()));
      for (Attack attack : Attack.values()) {
        DoubleStream.of(table.epsilons(attack)).forEach(e -> metrics.add(Metric.of(attack, e)));
      }
      for (Corruption corruption : Corruption.values()) {
        for (int severity = 1; severity <= Corruption.SEVERITIES; severity++) {
          metrics.add(Metric.of(corruption, severity));
        }
      }
      assertEquals(1 + 11 + 3 * 7 + 15 * 5, metrics.size());
      for (Metric metric : metrics) {
        assertTrue(table.has(metric), metric.toString());
        assertEquals(15_625, table.accuracy(metric).length, metric.toString());
      }
    }
  }

  @Test
  void valuesAreThoseOfAnIndependentReading() {
    assertArrayEquals(
        RealTables.accuracies("cifar100", "fgsm@Linf", 9),
        table(Dataset.CIFAR100).accuracy(Metric.parse("fgsm@8")));
    assertArrayEquals(
        RealTables.accuracies("cifar10", "jpeg_compression", 2),
        table(Dataset.CIFAR10).accuracy(Metric.parse("jpeg_compression@3")));
  }

  @Test
  void testAccuraciesFollowTheIndex() {
    TestAccuracies table = TestAccuracies.load(RealTables.folder());
    assertEquals(.8586333333333334, table.accuracy(Dataset.CIFAR10)[0], 1e-15);
    assertEquals(.4403333332316081, table.accuracy(Dataset.IMAGENET16_120)[1], 1e-15);
  }

  private static RobustAccuracies table(Dataset dataset) {
    DataFolder folder = RealTables.folder();
    return new RobustAccuracies(folder, ArchitectureTable.load(folder), dataset);
  }
}
