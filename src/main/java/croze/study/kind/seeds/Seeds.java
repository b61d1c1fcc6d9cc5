package croze.study.kind.seeds;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Seeds 0, 1, … of the initial weights and of the batches. */
public record Seeds(
    @JsonProperty(required = true)
        @JsonPropertyDescription("How many seeds of the weights, 2 or more.")
        int init,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "How many of the batches: each with each of the weights; 0 to draw both with one seed, a run a seed, which cannot tell their shares.")
        int batch) {
  public boolean crossed() {
    return batch > 0;
  }

  public boolean enough() {
    return init >= 2 && batch >= 0 && batch != 1;
  }

  public int runs() {
    return crossed() ? init * batch : init;
  }
}
