package croze.study.kind.published;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.study.experiment.Aggregation;
import croze.study.experiment.RowSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Row of a study of published scores. */
public record PublishedRow(
    String name,
    String label,
    List<String> scores,
    Aggregation aggregation,
    Map<String, String> setting,
    String paper,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Name under which others published the proxy.")
        String published)
    implements RowSpec {
  public PublishedRow {
    setting = Objects.requireNonNullElse(setting, Map.of());
  }
}
