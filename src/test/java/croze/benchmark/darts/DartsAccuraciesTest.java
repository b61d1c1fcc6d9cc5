package croze.benchmark.darts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.RealTables;
import croze.benchmark.darts.DartsAccuracies.Trained;
import croze.net.Counts;
import croze.net.Form;
import croze.space.Macro;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

/** Touchstones of the two DARTS tables: counts against accuracies. */
class DartsAccuraciesTest {
  private static final Macro SMALL = new Macro(8, 16, 10, 32);

  @Test
  void tinyRobustBenchRanksByParametersAsMeasured() {
    RealTables.file("darts/robust_bench_seed_0_1000.json");
    List<Trained> nets = DartsAccuracies.tinyRobustBench(RealTables.folder()).networks();
    assertEquals(223, nets.size());
    List<Counts> counts = counts(nets);
    assertEquals(249_818, counts.get(0).params());
    assertEquals(302_426, counts.get(100).params());
    assertEquals(241_018, counts.get(222).liveParams());
    double[] params = column(counts, Counts::params);
    double[] clean = column(nets, Trained::clean);
    double[] adversarial = column(nets, Trained::adversarial);
    ranks(.776364352, .581256113, params, clean);
    ranks(.595864264, .413504613, params, adversarial);
    ranks(.552009088, .380244112, clean, adversarial);
  }

  @Test
  void swapRanksByParametersAsMeasured() {
    RealTables.file("darts/DARTS_archs_CIFAR10.csv");
    List<Trained> nets = DartsAccuracies.swap(RealTables.folder()).networks();
    assertEquals(1000, nets.size());
    List<Counts> counts = counts(nets);
    assertEquals(115_642, counts.get(2).liveParams());
    assertEquals(164_026, counts.get(26).params());
    assertEquals(2_570, counts.get(607).liveParams());
    assertEquals(0, nets.get(26).genotype().liveOperations());
    assertEquals(
        155, counts.stream().filter(c -> c.params() != c.liveParams()).count(), "with dead ones");
    double[] clean = column(nets, Trained::clean);
    ranks(.808220011, .623496485, column(counts, Counts::params), clean);
    ranks(.714192882, .543105257, column(counts, Counts::liveParams), clean);
  }

  private static List<Counts> counts(List<Trained> nets) {
    return nets.stream().map(n -> Counts.of(n.genotype().program(Form.PAPER, SMALL))).toList();
  }

  private static <T> double[] column(List<T> rows, ToDoubleFunction<T> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  private static void ranks(double spearman, double tau, double[] x, double[] y) {
    assertEquals(spearman, new SpearmansCorrelation().correlation(x, y), 1e-8);
    assertEquals(tau, new KendallsCorrelation().correlation(x, y), 1e-8);
  }
}
