package croze.study.experiment;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Row that has no keys beyond those of {@link RowSpec}. */
public record PlainRow(
    String name,
    String label,
    List<String> scores,
    Aggregation aggregation,
    Map<String, String> setting,
    String paper)
    implements RowSpec {
  public PlainRow {
    setting = Objects.requireNonNullElse(setting, Map.of());
  }

  /** A row of one score with the name of that score. */
  public static PlainRow of(String score, Map<String, String> setting) {
    return new PlainRow(score, score, List.of(score), null, setting, null);
  }
}
