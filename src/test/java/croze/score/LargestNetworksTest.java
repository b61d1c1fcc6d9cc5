package croze.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import croze.image.Batch;
import croze.image.Dataset;
import croze.net.Initialiser;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.space.nb201.NasBench201;
import croze.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * CRoZe of a cell of 3 × 3 convolutions, whose values are the largest: G grows by the same with
 * every cell, up to 20 of them, until the network's own values leave the range of a double.
 */
class LargestNetworksTest {
  private static final int CELL = 1462;
  private static final List<Proxy> PROXIES = Proxies.parse("croze_g,croze,croze_flat,croze_gamma");

  private static Map<String, Double> scores(int cells, Initialiser initialiser) {
    Macro macro = new Macro(cells, 16, 10, 8);
    KeyedStream stream = KeyedStream.of(1, "images");
    Tensor images = Tensor.zeros(1, 3, 8, 8).map(x -> stream.nextNormal());
    Draws draws =
        new Draws(
            program -> initialiser.parameters(program, name -> KeyedStream.of(1, name)),
            name -> KeyedStream.of(1, "weights", name),
            count -> new Batch(images, new int[] {3}),
            Dataset.CIFAR10.normalisation(),
            kind -> KeyedStream.of(1, "noise", kind));
    try (Engine engine = Engines.open("cpu", Precision.DOUBLE)) {
      return new PassRunner(
              new PassPlan(PROXIES), () -> engine, new NasBench201().at(CELL), macro, draws)
          .scores();
    }
  }

  @ParameterizedTest
  @CsvSource({"uniform, 13, 20", "xavier, 10, 20", "kaiming, 10, 20"})
  void gradientsAgreeInEveryCell(String initialiser, int cells, int more) {
    Initialiser drawn = Initialiser.valueOf(initialiser.toUpperCase(Locale.ROOT));
    Map<String, Double> few = scores(cells, drawn);
    Map<String, Double> many = scores(more, drawn);
    double each = few.get("croze_g") / cells;
    assertEquals(each, (many.get("croze_g") - few.get("croze_g")) / (more - cells), .02 * each);
    many.forEach((proxy, score) -> assertTrue(Double.isFinite(score), proxy + " " + score));
  }

  /** Logits of 1e336 in the passes with the robust weights. */
  @Test
  void aValueThatOverflowsIsNanAndTheReasonIsSaid() {
    Logger logger = (Logger) LoggerFactory.getLogger("croze.engine.ScaledEngine");
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(said);
    Map<String, Double> scores = scores(22, Initialiser.KAIMING);
    logger.detachAppender(said);
    logger.setLevel(null);
    assertEquals(
        List.of(
            "logits of 1e336 are beyond the range of a double: scores that read them are NaN; fewer"
                + " cells keep within it"),
        said.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    assertEquals(
        Map.of(),
        scores.entrySet().stream()
            .filter(e -> !e.getValue().isNaN())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
