package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.Golden;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  private static final double TOLERANCE = 1e-9;

  private static String run(int expectedCode, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> command = new ArrayList<>(List.of("train"));
    command.addAll(List.of(args));
    int code =
        Main.program("train")
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(command.toArray(String[]::new));
    assertEquals(expectedCode, code, err::toString);
    return expectedCode == 0 ? out.toString() : err.toString();
  }

  /** The losses of the first steps; what the norms hold as well if all steps are made. */
  @ParameterizedTest
  @CsvSource({
    "sgd_lr_0.02_30_steps, 3, --lr .02",
    "nesterov_wd_all_parameters, 4, --lr .05 --momentum .9 --nesterov --weight-decay 5e-4",
    "nesterov_wd_conv_and_fc_weights_only, 10,"
        + " --lr .05 --momentum .9 --nesterov --weight-decay 5e-4 --decay weights"
  })
  void oneBatchIsTheGoldens(String key, String steps, String options) throws Exception {
    JsonNode golden = Golden.json("training_best_cifar10_6111.json");
    List<String> args =
        new ArrayList<>(
            List.of(
                ("--cells 1 --weights golden --one-batch synthetic:11:64 --precision double --json"
                        + " --steps "
                        + steps
                        + " "
                        + options)
                    .split(" ")));
    args.add("--arch");
    args.add(golden.get("arch").asText());
    JsonNode found = new ObjectMapper().readTree(run(0, args.toArray(String[]::new)));
    JsonNode expected = golden.get(key);
    JsonNode losses = expected.get("loss_before_each_update_and_after_the_last");
    assertEquals(Integer.parseInt(steps) + 1, found.get("losses").size());
    assertClose(losses, found.get("losses"), "losses");
    if (found.get("losses").size() < losses.size()) {
      return;
    }
    for (Map.Entry<String, JsonNode> bn : expected.get("bn").properties()) {
      JsonNode norm = found.get("norms").get(bn.getKey());
      for (String what : List.of("running_mean", "running_var")) {
        assertEquals(bn.getValue().get(what).size(), norm.get(what).size());
        assertClose(bn.getValue().get(what), norm.get(what), bn.getKey() + what);
      }
    }
  }

  private static void assertClose(JsonNode expected, JsonNode found, String what) {
    for (int i = 0; i < found.size(); i++) {
      double e = expected.get(i).asDouble();
      assertEquals(e, found.get(i).asDouble(), TOLERANCE * Math.max(1, Math.abs(e)), what + i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--arch 7 --protocol none, no protocol 'none'",
    "--archs-of nothing, Unknown option",
    "--arch 7 --one-batch synthetic:1:8 --nesterov, momentum of Nesterov",
    "--arch 7 --one-batch synthetic:1:8 --decay some, --decay some",
    "--arch 7 --one-batch synthetic:1:8 --protocol mini, neither --protocol",
    "--arch 7 --archs 8, either --arch or --archs",
    "--archs 8 --json, leave them out",
    "--arch 7 --dataset imagenet16-120, train on cifar10 or cifar100"
  })
  void aBadOptionIsOneLine(String options, String expected) {
    String err = run(2, options.split(" "));
    assertTrue(err.contains(expected), err);
  }

  @Test
  void nothingToTrainIsOneLine() {
    assertTrue(run(2).contains("give either --arch or --archs"));
  }
}
