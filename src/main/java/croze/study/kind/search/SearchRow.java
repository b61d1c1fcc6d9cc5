package croze.study.kind.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.search.Strategy;
import croze.study.experiment.Aggregation;
import croze.study.experiment.RowSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Row of a study of searches. */
public record SearchRow(
    String name,
    String label,
    List<String> scores,
    Aggregation aggregation,
    Map<String, String> setting,
    String paper,
    @JsonProperty(required = true)
        @JsonPropertyDescription("How the row searches; one that no score guides has no scores.")
        Strategy strategy)
    implements RowSpec {
  public SearchRow {
    setting = Objects.requireNonNullElse(setting, Map.of());
  }

  @Override
  public boolean takesScores() {
    return strategy.isGuided();
  }
}
