package croze.score;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import croze.Golden;
import croze.engine.Engine;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.pytorch.Torch;
import croze.net.Form;
import croze.net.Program;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.darts.Darts;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden networks of the DARTS space on both engines: forward, backward and every score. */
class DartsGoldensTest {

  /** One network of a golden file. */
  record Net(String file, JsonNode golden, Macro macro) {
    Architecture architecture() {
      String name = golden.get("name").asText();
      return name.startsWith("cell")
          ? new Darts().sample(KeyedStream.golden(name, 0))
          : new Darts().parse(name);
    }

    @Override
    public String toString() {
      return golden.get("name").asText() + " at " + file;
    }
  }

  static Stream<Arguments> networks() {
    List<Net> nets = new ArrayList<>();
    for (String file : List.of("C8_L5", "C16_L8")) {
      JsonNode json = Golden.json("darts/" + file + ".json");
      Macro macro =
          new Macro(
              json.get("layers").asInt(), json.get("C").asInt(), json.get("classes").asInt(), 32);
      json.get("archs").forEach(golden -> nets.add(new Net(file, golden, macro)));
    }
    return Stream.of("cpu", "nd4j")
        .flatMap(e -> nets.stream().filter(n -> isQuick(e, n)).map(n -> Arguments.of(e, n)));
  }

  /**
   * The engine of ND4J is some ten times slower: it has two networks of the smaller size, or {@link
   * Golden#ALL}.
   */
  private static boolean isQuick(String engine, Net net) {
    return engine.equals("cpu")
        || Golden.ALL
        || net.file().equals("C8_L5")
            && Set.of("CROZE_CIFAR10", "DARTS_V2").contains(net.golden().get("name").asText());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void forwardAndBackwardAreTheGoldenOnes(String engine, Net net) {
    Program program = net.architecture().program(Form.WITH_BN, net.macro());
    JsonNode golden = net.golden().get("with_bn");
    try (Engine open = Torch.orNamed(engine)) {
      Pass pass =
          open.run(
              program,
              GoldenDraws.DRAWS.parameters().apply(program),
              GoldenDraws.DRAWS.batch(),
              Objective.CROSS_ENTROPY,
              PassRequest.of(Output.PARAMETER_GRADIENTS, Output.INPUT_GRADIENT, Output.FEATURES));
      List<Executable> checks = new ArrayList<>();
      checks.add(() -> close(golden.get("loss"), pass.loss(), 1e-10, "loss"));
      checks.add(() -> close(golden.get("stem"), pass.features().get(0).norm(), 1e-10, "stem"));
      for (int k = 0; k < net.macro().cells(); k++) {
        double norm = pass.features().get(k + 1).norm();
        JsonNode expected = golden.get("cells").get(k);
        String at = "cell " + k;
        checks.add(() -> close(expected, norm, 1e-10, at));
      }
      for (int i = 0; i < golden.get("logits_sample0").size(); i++) {
        int at = i;
        checks.add(
            () -> close(golden.get("logits_sample0").get(at), pass.logits().data()[at], 1e-8, "z"));
      }
      golden
          .get("grads")
          .properties()
          .forEach(e -> checks.add(() -> gradient(e.getKey(), e.getValue(), pass.gradients())));
      checks.add(
          () -> tensor("input gradient", golden.get("input_grad"), pass.inputGradient().get()));
      assertAll(net.toString(), checks);
    }
  }

  /** The goldens call the scale and shift of a norm its weight and bias. */
  private static void gradient(String name, JsonNode expected, Map<String, Tensor> gradients) {
    String ours =
        name.replaceAll("(bn[12]?)\\.weight$", "$1.scale")
            .replaceAll("(bn[12]?)\\.bias$", "$1.shift");
    tensor(name, expected, gradients.get(ours));
  }

  private static void tensor(String name, JsonNode expected, Tensor found) {
    close(expected.get("norm"), found.norm(), 1e-10, name);
    for (int i = 0; i < expected.get("first").size(); i++) {
      close(expected.get("first").get(i), found.data()[i], 1e-8, name + " " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void scoresAreTheGoldenOnes(String engine, Net net) {
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    net.golden().get("baselines").properties().forEach(e -> expected.put(e.getKey(), e.getValue()));
    expected.remove("naswot_n_relus");
    expected.put("naswot", expected.remove("naswot_all_relus"));
    JsonNode croze = net.golden().get("croze");
    expected.put("croze", croze.get("croze"));
    Map.of("g", "G", "zg", "GZ", "pg", "PG")
        .forEach((ours, theirs) -> expected.put("croze_" + ours, croze.get("sum_" + theirs)));
    if (croze.get("n_dead").asInt()
        == 0) { // these goldens sum over live layers, the proxies over all
      Map.of("z", "Z", "p", "P", "zp", "PZ")
          .forEach((ours, theirs) -> expected.put("croze_" + ours, croze.get("sum_" + theirs)));
    }
    List<Proxy> proxies = new ArrayList<>(expected.keySet().stream().map(Proxies::named).toList());
    proxies.add(Proxies.named("jacob_cov"));
    try (Engine open = Torch.orNamed(engine)) {
      Map<String, Double> found =
          new PassRunner(
                  new PassPlan(proxies),
                  () -> open,
                  net.architecture(),
                  net.macro(),
                  GoldenDraws.DRAWS)
              .scores();
      List<Executable> checks = new ArrayList<>();
      expected.forEach(
          (proxy, value) ->
              checks.add(() -> close(value, found.get(proxy), tolerance(proxy), proxy)));
      if (!expected.containsKey("jacob_cov")) {
        checks.add(() -> assertEquals(Double.NaN, found.get("jacob_cov"), "jacob_cov"));
      }
      assertAll(net.toString(), checks);
    }
  }

  private static double tolerance(String proxy) {
    return switch (proxy) {
      case "grasp" -> 1e-5;
      case "snip", "grad_norm", "fisher", "plain", "jacob_cov" -> 1e-8;
      default -> 1e-10;
    };
  }

  private static void close(JsonNode expected, double found, double tolerance, String what) {
    double value = expected.asDouble();
    assertEquals(value, found, tolerance * Math.abs(value), what);
  }
}
