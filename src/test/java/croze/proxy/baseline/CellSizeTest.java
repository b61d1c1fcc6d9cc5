package croze.proxy.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.RealTables;
import croze.engine.Pass;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellSizeTest {
  /** Of all cells, by proxy and network. */
  private static final Map<String, double[]> SCORES = new HashMap<>();

  /**
   * Cells of the paper's Table 2, to its three decimals; FGSM's columns 5 and 9 are eps 4 and 8.
   */
  @ParameterizedTest
  @CsvSource({
    "cifar10, clean, -1, .726, .747",
    "cifar10, fgsm@Linf, 9, .753, .756",
    "cifar10, fgsm@Linf, 5, .740, .739",
    "cifar100, clean, -1, .699, .720",
    "cifar100, fgsm@Linf, 5, .661, .654",
  })
  void flopsAndParamsAreThePapersRows(
      String dataset, String key, int column, double flops, double params) {
    double[] accuracies = RealTables.accuracies(dataset, key, column);
    int classes = dataset.equals("cifar10") ? 10 : 100;
    Macro macro = Macro.benchmark(5, classes, 32);
    assertEquals(flops, rounded(spearman(CellSize.FLOPS, macro, accuracies)));
    assertEquals(params, rounded(spearman(CellSize.PARAMS, macro, accuracies)));
  }

  /** Computed independently with numpy from the same tables. */
  @ParameterizedTest
  @CsvSource({"cifar10, clean, -1, .817", "cifar10, fgsm@Linf, 9, .825"})
  void effectiveParamsRankLikeCroze(String dataset, String key, int column, double expected) {
    double[] accuracies = RealTables.accuracies(dataset, key, column);
    Macro macro = Macro.benchmark(5, 10, 32);
    assertEquals(expected, rounded(spearman(CellSize.EFFECTIVE_PARAMS, macro, accuracies)));
  }

  @ParameterizedTest
  @CsvSource({
    "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|,"
        + " 54",
    "|nor_conv_3x3~0|+|none~0|none~1|+|nor_conv_1x1~0|skip_connect~1|nor_conv_3x3~2|, 10",
    "|none~0|+|none~0|nor_conv_3x3~1|+|none~0|nor_conv_3x3~1|nor_conv_3x3~2|, 0",
  })
  void effectiveParamsCountLivePathsOnly(String cell, double expected) {
    assertEquals(
        expected, score(CellSize.EFFECTIVE_PARAMS, Cell.parse(cell), Macro.benchmark(5, 10, 32)));
  }

  @ParameterizedTest
  @CsvSource({"params, 1531546", "flops, 220119690", "flops_nb201, 220119690"})
  void heaviestCellHasItsPublishedSize(String name, double expected) {
    Cell heaviest =
        Cell.parse(
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");
    Proxy proxy =
        List.of(CellSize.PARAMS, CellSize.FLOPS, CellSize.FLOPS_NB201).stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertEquals(expected, score(proxy, heaviest, Macro.benchmark(5, 10, 32)));
  }

  private static double spearman(Proxy proxy, Macro macro, double[] accuracies) {
    double[] scores =
        SCORES.computeIfAbsent(
            proxy.name() + " " + macro,
            key -> CellSpace.cells().stream().mapToDouble(c -> score(proxy, c, macro)).toArray());
    return new SpearmansCorrelation().correlation(scores, accuracies);
  }

  private static double rounded(double rho) {
    return Math.round(rho * 1000) / 1000.0;
  }

  private static double score(Proxy proxy, Cell cell, Macro macro) {
    return proxy.score(
        new Passes() {
          @Override
          public Cell architecture() {
            return cell;
          }

          @Override
          public Macro macro() {
            return macro;
          }

          @Override
          public Pass get(PassKey key) {
            throw new IllegalStateException("a count asked for a pass");
          }

          @Override
          public <T> T shared(Object key, Supplier<T> compute) {
            return compute.get();
          }
        });
  }
}
