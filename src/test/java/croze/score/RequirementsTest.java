package croze.score;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.engine.Engine;
import croze.engine.PassRequest;
import croze.image.Batch;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.proxy.api.Requirements;
import croze.space.Macro;
import croze.space.nb201.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a proxy says that it needs is what its score changes with, and what it runs. */
class RequirementsTest {
  private static final Cell CELL =
      Cell.parse(
          "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|skip_connect~0|nor_conv_1x1~1|avg_pool_3x3~2|");

  @Test
  void eachProxyNeedsWhatItSays() {
    List<Executable> checks = new ArrayList<>();
    try (RecordingEngine engine = new RecordingEngine()) {
      Map<String, Double> labels = scores(Proxies.known(), engine, RequirementsTest::relabelled);
      Map<String, Double> data = scores(Proxies.known(), engine, RequirementsTest::others);
      for (Proxy proxy : Proxies.known()) {
        engine.requests.clear();
        String name = proxy.name();
        double score = scores(List.of(proxy), engine, RequirementsTest::images).get(name);
        Requirements found =
            new Requirements(
                score != labels.get(name),
                score != data.get(name),
                engine.requests.stream().anyMatch(PassRequest::backward));
        checks.add(() -> assertEquals(proxy.requirements(), found, name));
      }
    }
    assertAll(checks);
  }

  private static Batch images(int count) {
    return GoldenDraws.images(7, count);
  }

  private static Batch relabelled(int count) {
    Batch batch = images(count);
    int[] labels = Arrays.stream(batch.labels()).map(y -> (y + 1) % 10).toArray();
    return new Batch(batch.images(), labels);
  }

  private static Batch others(int count) {
    return images(count).withImages(GoldenDraws.images(9, count).images());
  }

  private static Map<String, Double> scores(
      List<Proxy> proxies, Engine engine, IntFunction<Batch> images) {
    Draws golden = GoldenDraws.DRAWS;
    Draws draws =
        new Draws(
            golden.parameters(), golden.weights(), images, golden.normalisation(), golden.noise());
    return new PassRunner(new PassPlan(proxies), () -> engine, CELL, new Macro(1, 8, 10, 32), draws)
        .scores();
  }
}
