package croze.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import croze.image.Normalisation;
import croze.net.Initialiser;
import croze.net.Macro;
import croze.proxy.Croze;
import croze.proxy.CrozeDefinition;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.random.KeyedStream;
import croze.space.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenScoresTest {
  static final croze.engine.Engine ENGINE =
      new croze.engine.cpu.CpuEngine(croze.engine.Precision.DOUBLE);

  static Stream<Arguments> architectures() {
    return Stream.of(System.getProperty("N", "1").split(","))
        .map(Integer::parseInt)
        .flatMap(
            n -> {
              List<Arguments> l = new ArrayList<>();
              Goldens.load(n)
                  .architectures()
                  .fieldNames()
                  .forEachRemaining(k -> l.add(Arguments.of(n, k)));
              return l.stream();
            });
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void all(int cells, String name) {
    JsonNode a = Goldens.load(cells).architectures().get(name);
    Map<String, JsonNode> want = new LinkedHashMap<>();
    for (String k : List.of("Z", "P", "G", "ZP", "ZG", "PG")) {
      want.put("croze_" + k.toLowerCase(), a.get("official").get("sum_" + k));
      want.put("croze-paper_" + k.toLowerCase(), a.get("paper").get("sum_" + k));
    }
    want.put("croze", a.get("official").get("croze"));
    want.put("croze-paper", a.get("paper").get("croze"));
    a.get("official")
        .get("variants")
        .fields()
        .forEachRemaining(e -> want.put(e.getKey(), e.getValue()));
    a.get("baselines_float64").fields().forEachRemaining(e -> want.put(e.getKey(), e.getValue()));
    want.put("naswot", a.get("naswot").get("naswot"));
    want.put("naswot_double_relu", a.get("naswot").get("naswot_double_relu"));
    want.put("l2_norm", a.get("counts").get("l2_norm_used"));
    List<Proxy> proxies = new ArrayList<>(Proxies.all());
    CrozeDefinition P = CrozeDefinition.PAPER;
    JsonNode v = a.get("paper").get("variants");
    Map<String, CrozeDefinition> pv =
        Map.of(
            "gamma0",
            P.withGamma(0),
            "gamma1",
            P.withGamma(1),
            "beta0_1",
            P.withBeta(.1),
            "clamp01",
            P.withClamp(true));
    pv.forEach(
        (k, d) -> {
          if (v.has(k)) {
            proxies.add(Croze.full(k, "", "", d));
            want.put(k, v.get(k));
          }
        });
    Draws draws =
        new Draws(
            p -> Initialiser.UNIFORM.parameters(p, t -> KeyedStream.golden(t, 0)),
            GoldenBatch.draw(7),
            new Normalisation(List.of(.4914, .4822, .4465), List.of(.2023, .1994, .2010)),
            k -> KeyedStream.golden(k, 0));
    long t0 = System.nanoTime();
    Map<String, Double> got =
        new PassRunner(
                new PassPlan(proxies),
                () -> ENGINE,
                Cell.parse(a.get("arch").asText()),
                new Macro(cells, 16, 10, 32),
                draws)
            .scores();
    System.out.printf("== N%d %s %.1f s%n", cells, name, (System.nanoTime() - t0) * 1e-9);
    got.forEach(
        (k, g) -> {
          if (!want.containsKey(k)) {
            System.out.printf("   %-22s %.10g%n", k, g);
            return;
          }
          JsonNode w = want.get(k);
          double e =
              w.isNumber()
                  ? w.asDouble()
                  : w.asText().equals("nan") ? Double.NaN : Double.NEGATIVE_INFINITY;
          double rel = Double.compare(e, g) == 0 || e == g ? 0 : Math.abs(g - e) / Math.abs(e);
          System.out.printf(
              "%s %-22s %.17g %.17g %.2e%n",
              rel < 1e-11 ? " " : rel < 1e-8 ? "~" : "!", k, e, g, rel);
        });
  }
}
