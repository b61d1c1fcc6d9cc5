package croze.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import croze.Golden;
import croze.study.experiment.Aggregation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** R-Score is a rule of a set: over six networks it is the golden one. */
class RScoreTest {

  @Test
  void sixNetworksHaveTheGoldenScores() {
    JsonNode golden = Golden.json("modern/goldens_N1.json");
    JsonNode set = golden.at("/sets/listed");
    Function<String, double[]> scores =
        path ->
            StreamSupport.stream(set.get("archs").spliterator(), false)
                .mapToDouble(name -> golden.at("/archs/" + name.asText() + path).asDouble())
                .toArray();
    double[] expected =
        StreamSupport.stream(set.get("r_score").spliterator(), false)
            .mapToDouble(JsonNode::asDouble)
            .toArray();
    assertArrayEquals(
        expected,
        Aggregation.R_SCORE.aggregate(
            List.of(scores.apply("/swap/batch16/swap"), scores.apply("/conjs/conjs"))),
        1e-9);
  }

  @Test
  void equalScoresHaveNone() {
    double[] equal = {3, 3, 3};
    double[] found = Aggregation.R_SCORE.aggregate(List.of(equal, new double[] {1, 2, 3}));
    assertTrue(Arrays.stream(found).allMatch(Double::isNaN));
  }
}
