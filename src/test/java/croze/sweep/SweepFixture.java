package croze.sweep;

import croze.random.KeyedStream;
import croze.score.Setting;
import croze.sweep.export.Export;
import croze.sweep.log.LogHeader;
import croze.sweep.log.ScoreLine;
import croze.sweep.plan.SweepPlan;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import croze.sweep.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A setting, and a scorer whose scores come from a keyed stream in place of networks. */
public final class SweepFixture {
  public static final Setting SETTING = Setting.PUBLISHED.with("cells", "1");
  public static final LogHeader HEADER = LogHeader.of(SETTING);
  static final List<String> ORDER = List.of("croze", "snip", "params");

  private SweepFixture() {}

  public static List<Task.Work> plan(List<Integer> indices, String... columns) {
    return SweepPlan.of(
        SETTING, Selection.of(SETTING.space(), indices, "").architectures(), List.of(columns));
  }

  /** A third of the scores are NaN, −∞ or integers; the others have a full mantissa. */
  public static double score(int index, String proxy) {
    KeyedStream stream = KeyedStream.of(1, Integer.toString(index), proxy);
    return switch (stream.nextInt(9)) {
      case 0 -> Double.NaN;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> stream.nextInt(1_000_000);
      default -> stream.nextGaussian() * Math.pow(10, stream.nextInt(140) - 70);
    };
  }

  public static ScoreLine line(int index, String... proxies) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (String proxy : proxies) {
      scores.put(proxy, score(index, proxy));
    }
    return new ScoreLine(SETTING.space().at(index), 5, scores);
  }

  /** Counts what it scores, so that a test sees whether anything is scored twice. */
  public static final class CountingScorer implements Task.Worker {
    private final Map<String, Integer> counts;

    public CountingScorer(Map<String, Integer> counts) {
      this.counts = counts;
    }

    @Override
    public Map<String, Double> values(Task.Work work) {
      int index = SETTING.space().index(work.architecture()).orElseThrow();
      Map<String, Double> scores = new LinkedHashMap<>();
      for (String column : work.columns()) {
        counts.merge(index + "/" + column, 1, Integer::sum);
        scores.put(column, SweepFixture.score(index, column));
      }
      return scores;
    }

    @Override
    public void close() {}
  }

  public static String export(Scores scores) {
    return Export.text(scores, ORDER);
  }
}
