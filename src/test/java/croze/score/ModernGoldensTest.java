package croze.score;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import croze.Golden;
import croze.engine.Engine;
import croze.engine.pytorch.Torch;
import croze.image.Batch;
import croze.image.Normalisation;
import croze.net.Initialiser;
import croze.proxy.Proxies;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden scores of the recent proxies, and of networks that are in no shared file. */
class ModernGoldensTest {
  private static final List<String> NAMES =
      Proxies.parse("modern").stream().map(p -> p.name()).toList();

  record Net(String name, int cells, Cell cell, JsonNode golden) {
    @Override
    public String toString() {
      return name + ", N = " + cells;
    }
  }

  static Stream<Arguments> networks() {
    List<Arguments> networks = new ArrayList<>();
    for (String file : List.of("goldens_N1", "peer_N1", "goldens_N5")) {
      JsonNode json = Golden.json("modern/" + file + ".json");
      int cells = json.get("NCELLS").asInt();
      json.get("archs").properties().stream()
          .map(
              e ->
                  new Net(
                      e.getKey(),
                      cells,
                      Cell.parse(e.getValue().get("arch").asText()),
                      e.getValue()))
          .forEach(net -> networks.add(Arguments.of("cpu", net)));
    }
    // Slow there: a network of skips, and one of convolutions if all are asked for.
    networks.add(Arguments.of("nd4j", networks.get(4).get()[1]));
    if (Golden.ALL) {
      networks.add(Arguments.of("nd4j", networks.get(2).get()[1]));
    }
    return networks.stream();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void scoresAreTheGoldenOnes(String engine, Net net) {
    Map<String, Double> expected = expected(net.golden());
    List<Executable> checks = new ArrayList<>();
    try (Engine open = Torch.orNamed(engine)) {
      Map<String, Double> found = new LinkedHashMap<>();
      for (String name : NAMES) {
        found.putAll(
            new PassRunner(
                    new PassPlan(Proxies.parse(name)),
                    () -> open,
                    net.cell(),
                    Macro.benchmark(net.cells(), 10, 32),
                    draws(name))
                .scores());
      }
      assertEquals(NAMES, List.copyOf(expected.keySet()));
      expected.forEach(
          (name, value) ->
              checks.add(
                  () ->
                      assertEquals(
                          value, found.get(name), tolerance(name, value, net.cell()), name)));
    }
    assertAll(net.toString(), checks);
  }

  private static Map<String, Double> expected(JsonNode golden) {
    Map<String, Double> expected = new LinkedHashMap<>();
    for (String part : List.of("expressivity", "progressivity", "trainability")) {
      expected.put("az_" + part, number(golden.at("/az/" + part)));
    }
    expected.put("jacov", number(golden.at("/jacov/value")));
    expected.put("zico", number(golden.at("/zico/zico")));
    expected.put("swap", number(golden.at("/swap/batch16/swap")));
    expected.put("swap_regularised", number(golden.at("/swap/batch16/swap_regularised")));
    expected.put("meco", number(golden.at("/meco/meco")));
    expected.put("meco_gauss", number(golden.at("/meco/gauss64/meco")));
    double dimension = number(golden.at("/vkdnw/vkdnw_dim"));
    double entropy = number(golden.at("/vkdnw/vkdnw_entropy"));
    expected.put("trainable_layers", dimension);
    expected.put("vkdnw", entropy);
    expected.put("vkdnw_single", dimension + entropy / 4);
    expected.put("conjs", number(golden.at("/conjs/conjs")));
    expected.put("dextr", number(golden.at("/dextr/dextr")));
    double regularity = number(golden.at("/rzcp/reg"));
    expected.put(
        "rzcp", regularity == 0 ? Double.NaN : -number(golden.at("/rzcp/log_neg_rf/aliased")));
    return expected;
  }

  private static double number(JsonNode node) {
    if (node.isMissingNode()) {
      throw new IllegalArgumentException("the golden file lacks a value");
    }
    return node.isNumber()
        ? node.asDouble()
        : Double.parseDouble(node.asText().replace("inf", "Infinity").replace("nan", "NaN"));
  }

  private static double tolerance(String name, double value, Cell cell) {
    double relative =
        switch (name) {
          case "az_progressivity" -> 0;
          case "zico" -> 1e-7;
          case "vkdnw" -> 1e-8;
          case "dextr" -> 1e-9;
          default -> 1e-10;
        };
    double absolute = name.startsWith("vkdnw") && !cell.isConnected() ? 1e-3 : 1e-10;
    return Double.isFinite(value) ? Math.max(relative * Math.abs(value), absolute) : 0;
  }

  /** The golden draws; later batches of ZiCo and RZCP have seeds of their own. */
  private static Draws draws(String name) {
    Draws golden = GoldenDraws.DRAWS;
    return new Draws(
        program -> Initialiser.UNIFORM.parameters(program, t -> KeyedStream.golden(t, 0)),
        golden.weights(),
        count ->
            switch (name) {
              case "zico" -> followed(count, 8);
              case "rzcp" -> pixels(followed(count, 9));
              default -> GoldenDraws.images(7, count);
            },
        name.equals("rzcp")
            ? new Normalisation(List.of(0., 0., 0.), List.of(1., 1., 1.))
            : golden.normalisation(),
        kind -> KeyedStream.golden(kind, 7));
  }

  /** One batch of seed 7, then batches of another seed. */
  private static Batch followed(int count, long seed) {
    Batch first = GoldenDraws.images(7, 1);
    if (count == 1) {
      return first;
    }
    Batch others = GoldenDraws.images(seed, count - 1);
    int[] shape = first.images().shape().clone();
    shape[0] *= count;
    double[] x =
        Stream.of(first, others)
            .flatMapToDouble(b -> java.util.Arrays.stream(b.images().data()))
            .toArray();
    int[] labels = Stream.of(first, others).flatMapToInt(b -> IntStream.of(b.labels())).toArray();
    return new Batch(Tensor.of(x, shape), labels);
  }

  /** Pixels in [0, 1], rounded to float from what was read, not from what was normalised. */
  private static Batch pixels(Batch normalised) {
    Tensor pixels = GoldenDraws.DRAWS.normalisation().pixels(normalised.images());
    return normalised.withImages(pixels.map(x -> (float) (Math.rint(x * 255) / 255)));
  }
}
