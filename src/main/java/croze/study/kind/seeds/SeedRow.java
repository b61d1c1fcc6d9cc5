package croze.study.kind.seeds;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.study.experiment.Aggregation;
import croze.study.experiment.RowSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Row of a study of seeds. */
public record SeedRow(
    String name,
    String label,
    List<String> scores,
    Aggregation aggregation,
    Map<String, String> setting,
    String paper,
    @JsonProperty(required = true) @JsonPropertyDescription("The seeds of its runs.") Seeds seeds)
    implements RowSpec {
  public SeedRow {
    setting = Objects.requireNonNullElse(setting, Map.of());
  }
}
