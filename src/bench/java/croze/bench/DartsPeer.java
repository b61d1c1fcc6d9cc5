package croze.bench;

import croze.data.DataFolder;
import croze.engine.Engines;
import croze.engine.Precision;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.score.Scorer;
import croze.score.Setting;
import croze.space.Architecture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code croze} of two networks of the DARTS space at C = 36 and 20 cells, in double and in float,
 * beside PyTorch's in double, in one run: weights and batch of the goldens, so that all three find
 * one value.
 *
 * <p>Times are processor seconds of one thread, the least of several networks; all take turns, so
 * that a busy machine is busy for all.
 */
public final class DartsPeer {
  private static final String CHANNELS = "36";
  private static final String CELLS = "20";
  private static final int ROUNDS = 2;
  private static final int NETWORKS = 2;
  private static final Map<Precision, Double> TOLERANCE =
      Map.of(Precision.DOUBLE, 1e-9, Precision.FLOAT, 5e-2);

  private DartsPeer() {}

  /**
   * @param args Python with PyTorch, then the script of the peer
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.printf(
        "cpu engine: %s; Java %s; %s%n",
        Engines.named("cpu").path(),
        System.getProperty("java.version"),
        "C = 36, 20 cells, 8 images, least processor seconds a network");
    for (String name : List.of("CROZE_CIFAR10", "DARTS_V2")) {
      compare(name, args);
    }
  }

  private static void compare(String name, String[] peer) throws IOException, InterruptedException {
    List<Proxy> proxies = Proxies.parse("croze");
    Map<Precision, Scorer> scorers = new LinkedHashMap<>();
    Map<Precision, Double> least = new LinkedHashMap<>();
    for (Precision precision : Precision.values()) {
      scorers.put(precision, Scorer.source(setting(precision), proxies, DataFolder.standard()).open());
      least.put(precision, Double.MAX_VALUE);
    }
    Architecture network = setting(Precision.DOUBLE).space().parse(name);
    List<String> command =
        new ArrayList<>(List.of(peer[0], peer[1], "one", network.id(), CHANNELS, CELLS));
    double other = Double.MAX_VALUE;
    String version = "";
    Map<Precision, Double> values = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      scorers.forEach(
          (precision, scorer) -> {
            for (int i = 0; i < NETWORKS; i++) {
              double time =
                  Core.seconds(
                      () ->
                          values.put(precision, scorer.score(network, proxies).get("croze")));
              least.merge(precision, time, Math::min);
            }
          });
      String[] found = PeerProcess.output(command).split(" ");
      version = found[0];
      other = Math.min(other, Double.parseDouble(found[2]));
      for (Precision precision : values.keySet()) {
        require(name, precision, Double.parseDouble(found[1]), values.get(precision));
      }
    }
    scorers.values().forEach(Scorer::close);
    System.out.printf(
        Locale.ROOT,
        "%s: double %.2f s, float %.2f s; PyTorch %s, double, %.2f s; ratio %.1f and %.1f%n",
        name,
        least.get(Precision.DOUBLE),
        least.get(Precision.FLOAT),
        version,
        other,
        other / least.get(Precision.DOUBLE),
        other / least.get(Precision.FLOAT));
  }

  private static Setting setting(Precision precision) {
    return Setting.PUBLISHED
        .with("space", "darts")
        .with("channels", CHANNELS)
        .with("cells", CELLS)
        .with("weights", "golden")
        .with("batch", "synthetic:7")
        .with("engine", "cpu")
        .with("precision", precision.name().toLowerCase(Locale.ROOT));
  }

  private static void require(String name, Precision precision, double expected, double found) {
    if (!(Math.abs(found / expected - 1) <= TOLERANCE.get(precision))) {
      throw new IllegalStateException(
          "%s in %s: %s here, %s by PyTorch".formatted(name, precision, found, expected));
    }
  }
}
