package croze.score;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import croze.Golden;
import croze.engine.Engine;
import croze.engine.Precision;
import croze.engine.cpu.CpuEngine;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.proxy.croze.Croze;
import croze.proxy.croze.CrozeDefinition;
import croze.space.Macro;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden score of every golden architecture, all proxies from one plan. */
class GoldenScoresTest {
  private static final Engine ENGINE = new CpuEngine(Precision.DOUBLE);

  /**
   * CRoZe by the paper with a switch turned, by the golden's name. (Its other variants, features
   * after the norm and cosines by sample, are no deviation of the public code.)
   */
  private static final Map<String, CrozeDefinition> PAPER_VARIANTS =
      Map.of(
          "gamma0", CrozeDefinition.PAPER.withGamma(0),
          "gamma1", CrozeDefinition.PAPER.withGamma(1),
          "beta0_1", CrozeDefinition.PAPER.withBeta(.1),
          "clamp01", CrozeDefinition.PAPER.withClamp(true));

  static Stream<Golden.Architecture> goldens() {
    return Golden.architectures();
  }

  @AfterAll
  static void closeEngine() {
    ENGINE.close();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void scoresAreTheGoldenOnes(Golden.Architecture golden) {
    assertScores(ENGINE, golden, proxy -> true);
  }

  static void assertScores(
      Engine engine, Golden.Architecture golden, Predicate<String> isCompared) {
    Map<String, JsonNode> expected = expected(golden.values());
    expected.keySet().removeIf(isCompared.negate());
    List<Proxy> proxies = new ArrayList<>();
    for (String name : expected.keySet()) {
      CrozeDefinition variant = PAPER_VARIANTS.get(name);
      proxies.add(variant == null ? Proxies.named(name) : Croze.full(name, "", "", variant));
    }
    Macro macro = Macro.benchmark(golden.cells(), 10, 32);
    Map<String, Double> found =
        new PassRunner(new PassPlan(proxies), () -> engine, golden.cell(), macro, GoldenDraws.DRAWS)
            .scores();
    assertAll(
        golden.toString(),
        expected.entrySet().stream()
            .map(e -> check(golden, e.getKey(), e.getValue(), found.get(e.getKey()))));
  }

  private static Map<String, JsonNode> expected(JsonNode golden) {
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    golden
        .get("baselines_float64")
        .properties()
        .forEach(e -> expected.put(e.getKey(), e.getValue()));
    expected.put("naswot", golden.at("/naswot/naswot"));
    expected.put("naswot_double_relu", golden.at("/naswot/naswot_double_relu"));
    expected.put("l2_norm", golden.at("/counts/l2_norm_used"));
    expected.put("params", golden.at("/counts/params_nb201_api"));
    expected.put("flops_nb201", golden.at("/counts/flops_nb201_api"));
    expected.put("croze", golden.at("/official/croze"));
    expected.put("croze-paper", golden.at("/paper/croze"));
    for (String part : List.of("Z", "P", "G", "ZP", "ZG", "PG")) {
      expected.put("croze_" + part.toLowerCase(), golden.at("/official/sum_" + part));
      expected.put("croze-paper_" + part.toLowerCase(), golden.at("/paper/sum_" + part));
    }
    golden
        .at("/official/variants")
        .properties()
        .forEach(e -> expected.put(e.getKey(), e.getValue()));
    golden.at("/paper/variants").properties().stream()
        .filter(e -> PAPER_VARIANTS.containsKey(e.getKey()))
        .forEach(e -> expected.put(e.getKey(), e.getValue()));
    return expected;
  }

  private static Executable check(
      Golden.Architecture golden, String proxy, JsonNode expected, double found) {
    return () -> {
      if (!expected.isNumber()) {
        double value = expected.asText().equals("nan") ? Double.NaN : Double.NEGATIVE_INFINITY;
        assertEquals(value, found, proxy);
      } else if (!golden.cell().isConnected() && isRoundingNoise(proxy)) {
        assertEquals(withoutNoise(proxy), found, 1e-8, proxy);
      } else {
        double value = expected.asDouble();
        assertEquals(value, found, tolerance(proxy) * Math.abs(value), proxy);
      }
    };
  }

  /**
   * Where no image reaches the output, the last norm sees constant channels. Their rounding errors,
   * times 1/√eps = 316 a norm, decide which of the reference's ReLUs open.
   */
  static boolean isRoundingNoise(String proxy) {
    return Set.of("plain", "grasp", "fisher", "grad_norm", "snip", "synflow_bn").contains(proxy)
        || proxy.equals("croze_fixed_signed_bn");
  }

  /** All ReLUs shut: nothing but the linear layer's bias, so what the golden all_none has. */
  private static double withoutNoise(String proxy) {
    return proxy.equals("fisher") ? 0.0016008067680524935 : 0;
  }

  private static double tolerance(String proxy) {
    return switch (proxy) {
      case "grasp" -> 1e-6;
      case "synflow" -> 1e-10;
      // With BN g is orthogonal to the weights, so that a cosine of P is a small difference.
      case "croze_fixed_signed_bn" -> 1e-8;
      default -> proxy.equals("croze") || proxy.startsWith("croze_") ? 1e-10 : 1e-8;
    };
  }
}
