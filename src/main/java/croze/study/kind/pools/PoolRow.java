package croze.study.kind.pools;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.study.experiment.Aggregation;
import croze.study.experiment.RowSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Row of a study of pools. */
public record PoolRow(
    String name,
    String label,
    List<String> scores,
    Aggregation aggregation,
    Map<String, String> setting,
    String paper,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Which end of the ranking the row takes.")
        Pools.End end)
    implements RowSpec {
  public PoolRow {
    setting = Objects.requireNonNullElse(setting, Map.of());
  }
}
