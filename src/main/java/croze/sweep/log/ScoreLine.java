package croze.sweep.log;

import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.sweep.task.ScoreText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What one run of a task on one architecture gave: {@code value 912 croze=2.08E11,snip=NaN ID}, the
 * architecture by its id. In logs of version 1 it is {@code score 1234 912 croze=2.08E11 snip=NaN},
 * by its index.
 *
 * @param milliseconds time of one thread
 * @param scores score by name of the proxy
 */
public record ScoreLine(Architecture architecture, long milliseconds, Map<String, Double> scores) {
  static final String TAG = "value ";
  static final String TAG_OF_VERSION_1 = "score ";

  public ScoreLine {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  public String write() {
    StringJoiner values = new StringJoiner(",");
    scores.forEach((proxy, score) -> values.add(proxy + "=" + ScoreText.shortest(score)));
    return TAG + milliseconds + " " + values + " " + architecture.id();
  }

  /**
   * @throws croze.InvalidInputException if the space has no such architecture
   * @throws IllegalArgumentException if the content is no such line
   */
  public static ScoreLine read(String content, SearchSpace space) {
    if (content.startsWith(TAG_OF_VERSION_1)) {
      String[] parts = parts(content, content.split(" ", 4));
      return new ScoreLine(
          space.at(Integer.parseInt(parts[1])),
          Long.parseLong(parts[2]),
          values(parts[3].split(" ")));
    }
    String[] parts = parts(content, content.split(" ", 4));
    if (!content.startsWith(TAG)) {
      throw new IllegalArgumentException("no line of values: " + content);
    }
    return new ScoreLine(
        space.parse(parts[3]), Long.parseLong(parts[1]), values(parts[2].split(",")));
  }

  /** Whether the content of a line of a log is one. */
  public static boolean isOne(String content) {
    return content.startsWith(TAG) || content.startsWith(TAG_OF_VERSION_1);
  }

  public boolean has(Architecture asked, String column) {
    return architecture.equals(asked) && scores.containsKey(column);
  }

  private static String[] parts(String content, String[] parts) {
    if (parts.length < 4) {
      throw new IllegalArgumentException("no line of values: " + content);
    }
    return parts;
  }

  private static Map<String, Double> values(String[] texts) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.lastIndexOf('=');
      values.put(
          text.substring(0, Math.max(equals, 0)), Double.parseDouble(text.substring(equals + 1)));
    }
    return values;
  }
}
