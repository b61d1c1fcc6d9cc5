package croze.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.engine.Engine;
import croze.engine.Precision;
import croze.engine.cpu.CpuEngine;
import croze.image.Batch;
import croze.proxy.Proxies;
import croze.proxy.api.PassKey;
import croze.proxy.api.Proxy;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassRunnerTest {
  private static final Cell CELL =
      Cell.parse(
          "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|skip_connect~0|nor_conv_1x1~1|avg_pool_3x3~2|");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain,fisher,grad_norm,snip,naswot,naswot_double_relu,l2_norm | 1",
        "plain,snip,grasp | 3",
        "snip,jacob_cov | 2",
        "synflow | 1",
        "ablation | 3",
        "paper-ablation | 3",
        // The same passes, read otherwise.
        "ablation,croze_noaccum,croze_flat,croze_gamma,croze_eps_product | 3",
        // Other images for the last of the three.
        "croze,croze_noclamp,croze_gaussian,croze_pixelate | 6",
        "params,flops,effective_params | 0",
      })
  void everyPassIsRunOnce(String proxies, int passes) {
    List<Proxy> list = Proxies.parse(proxies);
    try (RecordingEngine engine = new RecordingEngine()) {
      scores(list, engine);
      assertEquals(passes, engine.requests.size());
    }
    assertEquals(passes, new PassPlan(list).passes().size(), "the plan says how many");
  }

  @Test
  void scoreDependsOnNoOtherProxy() {
    List<Proxy> all = Proxies.all();
    try (Engine engine = new CpuEngine(Precision.DOUBLE)) {
      Map<String, Double> together = scores(all, engine);
      for (Proxy proxy : all) {
        double alone = scores(List.of(proxy), engine).get(proxy.name());
        assertEquals(together.get(proxy.name()), alone, proxy.name());
      }
    }
  }

  /** A sweep over batches of one image goes on: jacob_cov alone has nothing to correlate. */
  @Test
  void oneImageIsEnoughForAllButTheCovariance() {
    Batch clean = GoldenDraws.DRAWS.batch();
    double[] first = Arrays.copyOf(clean.images().data(), 3 * 32 * 32);
    Batch one = new Batch(Tensor.of(first, 1, 3, 32, 32), Arrays.copyOf(clean.labels(), 1));
    Draws draws =
        new Draws(
            GoldenDraws.DRAWS.parameters(),
            GoldenDraws.DRAWS.weights(),
            count -> one,
            GoldenDraws.DRAWS.normalisation(),
            GoldenDraws.DRAWS.noise());
    try (Engine engine = new CpuEngine(Precision.DOUBLE)) {
      Map<String, Double> scores = runner(Proxies.all(), engine, draws).scores();
      List<String> undefined =
          scores.keySet().stream().filter(name -> scores.get(name).isNaN()).toList();
      assertEquals(List.of("jacob_cov"), undefined);
    }
  }

  @Test
  void aPassThatNobodyPlannedIsRefused() {
    try (Engine engine = new CpuEngine(Precision.DOUBLE)) {
      PassRunner runner = runner(Proxies.parse("synflow"), engine, GoldenDraws.DRAWS);
      assertThrows(IllegalStateException.class, () -> runner.get(PassKey.BASELINE));
    }
  }

  private static Map<String, Double> scores(List<Proxy> proxies, Engine engine) {
    return runner(proxies, engine, GoldenDraws.DRAWS).scores();
  }

  private static PassRunner runner(List<Proxy> proxies, Engine engine, Draws draws) {
    Macro macro = new Macro(1, 4, 10, 32);
    return new PassRunner(new PassPlan(proxies), () -> engine, CELL, macro, draws);
  }
}
