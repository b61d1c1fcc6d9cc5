package croze.study.kind.pools;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Random pools of architectures, without replacement. */
public record Pools(
    @JsonProperty(required = true) @JsonPropertyDescription("Architectures a pool has.") int size,
    @JsonProperty(required = true) @JsonPropertyDescription("Number of pools, 2 to 100,000.")
        int draws,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Architectures that are chosen from a pool.")
        int take,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Column of the accuracy below which an architecture is left out of its pool.")
        String metric,
    @JsonProperty(required = true) @JsonPropertyDescription("That accuracy, 0 to 1.")
        double least) {

  /** Which end of the ranking is chosen. */
  public enum End {
    @JsonProperty("top")
    TOP,
    @JsonProperty("bottom")
    BOTTOM
  }
}
