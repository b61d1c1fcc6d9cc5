package croze.score;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.engine.Engine;
import croze.engine.Objective;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.engine.cpu.CpuEngine;
import croze.image.Batch;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.proxy.Requirements;
import croze.space.Macro;
import croze.space.nb201.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a proxy says that it needs is what its score changes with, and what it runs. */
class RequirementsTest {
  private static final Cell CELL =
      Cell.parse(
          "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|skip_connect~0|nor_conv_1x1~1|avg_pool_3x3~2|");

  /** Notes whether a pass runs backwards. */
  private static final class Recorder implements Engine {
    private final Engine engine = new CpuEngine(Precision.DOUBLE);
    private boolean backward;

    @Override
    public boolean supports(Op op) {
      return engine.supports(op);
    }

    @Override
    public Pass run(
        Program program, Parameters parameters, Batch batch, Objective by, PassRequest request) {
      backward |= request.backward();
      return engine.run(program, parameters, batch, by, request);
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  @Test
  void eachProxyNeedsWhatItSays() {
    try (Recorder engine = new Recorder()) {
      assertAll(Proxies.known().stream().map(proxy -> needs(proxy, engine)));
    }
  }

  private static Executable needs(Proxy proxy, Recorder engine) {
    engine.backward = false;
    double score = score(proxy, engine, RequirementsTest::images);
    boolean backward = engine.backward;
    double labels =
        score(
            proxy,
            engine,
            count -> {
              Batch batch = images(count);
              return new Batch(
                  batch.images(), Arrays.stream(batch.labels()).map(y -> (y + 1) % 10).toArray());
            });
    double data =
        score(
            proxy,
            engine,
            count -> images(count).withImages(GoldenDraws.images(9, count).images()));
    return () ->
        assertEquals(
            proxy.requirements(),
            new Requirements(score != labels, score != data, backward),
            proxy.name());
  }

  private static Batch images(int count) {
    return GoldenDraws.images(7, count);
  }

  private static double score(Proxy proxy, Engine engine, IntFunction<Batch> images) {
    Draws golden = GoldenDraws.DRAWS;
    Draws draws =
        new Draws(
            golden.parameters(), golden.weights(), images, golden.normalisation(), golden.noise());
    return new PassRunner(
            new PassPlan(List.of(proxy)), () -> engine, CELL, Macro.benchmark(1, 10, 32), draws)
        .scores()
        .get(proxy.name());
  }
}
