package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Random pools of architectures, without replacement.
 *
 * @param size architectures a pool has
 * @param draws pools
 * @param take architectures that are chosen from a pool
 * @param metric column of the accuracy below which an architecture is left out of its pool
 * @param least that accuracy, 0 … 1
 */
public record Pools(
    @JsonProperty(required = true) int size,
    @JsonProperty(required = true) int draws,
    @JsonProperty(required = true) int take,
    @JsonProperty(required = true) String metric,
    @JsonProperty(required = true) double least) {

  /** Which end of the ranking is chosen. */
  public enum End {
    @JsonProperty("top")
    TOP,
    @JsonProperty("bottom")
    BOTTOM
  }
}
