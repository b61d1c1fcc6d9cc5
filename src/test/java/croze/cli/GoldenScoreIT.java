package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden values from the command line of the built jar, which needs no data for them. */
class GoldenScoreIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, rand05, nd4j", "1, all_none, cpu", "1, all_skip, nd4j", "5, rand07, cpu"})
  void scoreReproducesTheGoldens(int cells, String name, String engine) throws IOException {
    JsonNode golden = Golden.architecture(cells, name).values();
    Map<String, JsonNode> expected = expected(golden);
    BuiltJar.Result result =
        new BuiltJar(folder)
            .run(
                "score",
                "--arch=" + golden.get("arch").asText(),
                "--cells=" + cells,
                "--proxies=" + String.join(",", expected.keySet()),
                "--weights=golden",
                "--seed=0",
                "--batch=synthetic:7",
                "--engine=" + engine,
                "--json");
    assertEquals(0, result.exitCode(), result.err());
    assertEquals(1, result.out().lines().count(), "one object, one line");
    JsonNode object = JSON.readTree(result.out());
    assertEquals(golden.get("arch").asText(), object.get("arch").asText());
    assertEquals(cells, object.at("/setting/cells").asInt());
    assertEquals(expected.size(), object.get("scores").size());
    expected.forEach((proxy, value) -> check(proxy, value, object.get("scores").get(proxy)));
  }

  private static Map<String, JsonNode> expected(JsonNode golden) {
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    expected.put("croze", golden.at("/official/croze"));
    expected.put("croze-paper", golden.at("/paper/croze"));
    golden
        .get("baselines_float64")
        .fields()
        .forEachRemaining(field -> expected.put(field.getKey(), field.getValue()));
    expected.put("naswot", golden.at("/naswot/naswot"));
    expected.put("flops_nb201", golden.at("/counts/flops_nb201_api"));
    expected.put("params", golden.at("/counts/params_nb201_api"));
    return expected;
  }

  private static void check(String proxy, JsonNode expected, JsonNode found) {
    if (!expected.isNumber()) {
      String text = expected.asText().replace("nan", "NaN").replace("-inf", "-Infinity");
      assertEquals(text, found.asText(), proxy);
      return;
    }
    double tolerance =
        switch (proxy) {
          case "croze", "synflow" -> 1e-10;
          case "grasp" -> 1e-6;
          default -> 1e-8;
        };
    double value = expected.asDouble();
    assertEquals(value, found.asDouble(), Math.abs(value) * tolerance + 1e-12, proxy);
  }
}
