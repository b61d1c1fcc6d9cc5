package croze.benchmark.adversarial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.RealTables;
import croze.benchmark.metric.Attack;
import croze.benchmark.metric.FixedAttack;
import croze.benchmark.metric.Metric;
import croze.benchmark.table.ArchitectureTable;
import croze.benchmark.zerocost.PublishedScores;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import croze.space.nb201.Operation;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published tables of adversarial training and of proxies; skipped where they are not. */
class PublishedAdversarialTrainingTest {
  private static AdversarialTrainingAccuracies table;

  @BeforeAll
  static void load() {
    DataFolder folder = RealTables.folder();
    table = AdversarialTrainingAccuracies.load(folder, ArchitectureTable.load(folder));
  }

  /** Computed apart from this harness: params against CIFAR-10, all cells, then one of a class. */
  @Test
  void paramsRankAsComputedIndependently() {
    int[] all = IntStream.range(0, 15_625).toArray();
    int[] unique = CellSpace.representatives().stream().mapToInt(i -> i).toArray();
    assertEquals(List.of(.745, .755, .756, .766, .773, .771), rho(all));
    assertEquals(List.of(.778, .795, .797, .813, .820, .814), rho(unique));
  }

  private static List<Double> rho(int[] indices) {
    double[] params = IntStream.of(indices).mapToDouble(i -> params(CellSpace.cell(i))).toArray();
    return AdversarialTrainingAccuracies.METRICS.stream()
        .map(m -> table.accuracy(Dataset.CIFAR10, m))
        .map(a -> IntStream.of(indices).mapToDouble(i -> a[i]).toArray())
        .map(a -> Math.rint(1000 * SpearmanTest.of(params, a, NanPolicy.DROP).rho()) / 1000)
        .toList();
  }

  /**
   * Parameters of a cell at one channel: enough to rank, and not the class that the harness has.
   */
  private static double params(Cell cell) {
    return IntStream.of(16, 32, 64)
        .mapToDouble(
            c ->
                cell.edges().stream()
                    .mapToDouble(
                        op ->
                            op == Operation.NOR_CONV_3X3
                                ? 9 * c * c + 2 * c
                                : op == Operation.NOR_CONV_1X1 ? c * c + 2 * c : 0)
                    .sum())
        .sum();
  }

  @Test
  void valuesAreThoseOfThePublishedFile() {
    assertEquals(.7431666652361552, table.accuracy(Dataset.CIFAR10, Metric.clean())[13022], 0);
    assertEquals(
        .178599998354911,
        table.accuracy(Dataset.CIFAR100, Metric.of(FixedAttack.AUTOATTACK))[13022],
        1e-14);
    assertEquals(
        .0366666650772091,
        table.accuracy(Dataset.IMAGENET16_120, Metric.of(FixedAttack.AUTOATTACK))[13022],
        1e-8);
    assertEquals(
        table.accuracy(Dataset.CIFAR10, Metric.of(Attack.PGD, 8))[806],
        table.accuracy(Dataset.CIFAR10, Metric.of(Attack.PGD, 8))[15623]);
  }

  @Test
  void theProxiesOfSuiteZeroAreOfTheArchitecturesThatTheyName() {
    for (Dataset dataset : PublishedScores.datasets()) {
      PublishedScores scores = PublishedScores.load(RealTables.folder(), dataset);
      int[] indices = scores.indices();
      double[] params = IntStream.of(indices).mapToDouble(i -> params(CellSpace.cell(i))).toArray();
      // Published parameters are 1e-6 · (5 · those of the cells + the rest of the net).
      double[] published = scores.scores("params");
      double rest = published[0] - 5e-6 * params[0];
      for (int k = 0; k < indices.length; k++) {
        assertEquals(rest, published[k] - 5e-6 * params[k], 1e-9);
      }
    }
  }
}
