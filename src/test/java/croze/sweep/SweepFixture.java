package croze.sweep;

import croze.proxy.Need;
import croze.proxy.Passes;
import croze.proxy.Proxy;
import croze.random.KeyedStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A setting, and a scorer whose scores come from a keyed stream in place of networks. */
final class SweepFixture {
  static final LogHeader HEADER = LogHeader.of(Setting.PUBLISHED.with("cells", "1"));
  static final List<String> ORDER = List.of("croze", "snip", "params");

  private SweepFixture() {}

  static Proxy proxy(String name) {
    return new Proxy() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String definition() {
        return name;
      }

      @Override
      public String source() {
        return "test";
      }

      @Override
      public boolean seesDeadLayers() {
        return true;
      }

      @Override
      public List<Need> needs() {
        return List.of();
      }

      @Override
      public double score(Passes passes) {
        throw new UnsupportedOperationException();
      }
    };
  }

  static List<Proxy> proxies(String... names) {
    return java.util.Arrays.stream(names).map(SweepFixture::proxy).toList();
  }

  /** A third of the scores are NaN, −∞ or integers; the others have a full mantissa. */
  static double score(int index, String proxy) {
    KeyedStream stream = KeyedStream.of(1, Integer.toString(index), proxy);
    return switch (stream.nextInt(9)) {
      case 0 -> Double.NaN;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> stream.nextInt(1_000_000);
      default -> stream.nextGaussian() * Math.pow(10, stream.nextInt(140) - 70);
    };
  }

  static ScoreLine line(int index, String... proxies) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (String proxy : proxies) {
      scores.put(proxy, score(index, proxy));
    }
    return new ScoreLine(index, 5, scores);
  }

  /** Counts what it scores, so that a test sees whether anything is scored twice. */
  static final class CountingScorer implements CellScorer {
    private final Map<String, Integer> counts;

    CountingScorer(Map<String, Integer> counts) {
      this.counts = counts;
    }

    @Override
    public Map<String, Double> score(int index, List<Proxy> proxies) {
      Map<String, Double> scores = new LinkedHashMap<>();
      for (Proxy proxy : proxies) {
        counts.merge(index + "/" + proxy.name(), 1, Integer::sum);
        scores.put(proxy.name(), SweepFixture.score(index, proxy.name()));
      }
      return scores;
    }

    @Override
    public void close() {}
  }

  static String export(Scores scores) {
    return Export.text(scores, ORDER);
  }
}
