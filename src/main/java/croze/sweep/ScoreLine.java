package croze.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What one run of the proxies on one architecture gave: {@code score 1234 912 croze=2.08E11
 * snip=NaN}.
 *
 * @param index index of the architecture
 * @param milliseconds time of one thread
 * @param scores score by name of the proxy
 */
record ScoreLine(int index, long milliseconds, Map<String, Double> scores) {
  static final String TAG = "score ";

  ScoreLine {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  String write() {
    StringJoiner line = new StringJoiner(" ");
    line.add(TAG.strip()).add(Integer.toString(index)).add(Long.toString(milliseconds));
    scores.forEach((proxy, score) -> line.add(proxy + "=" + ScoreText.shortest(score)));
    return line.toString();
  }

  /**
   * @throws IllegalArgumentException if the content is no score line
   */
  static ScoreLine read(String content) {
    String[] parts = content.split(" ");
    if (!content.startsWith(TAG) || parts.length < 4) {
      throw new IllegalArgumentException("no score line: " + content);
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    for (int i = 3; i < parts.length; i++) {
      int equals = parts[i].lastIndexOf('=');
      scores.put(
          parts[i].substring(0, Math.max(equals, 0)),
          Double.parseDouble(parts[i].substring(equals + 1)));
    }
    return new ScoreLine(Integer.parseInt(parts[1]), Long.parseLong(parts[2]), scores);
  }
}
