package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Seeds 0, 1, … of the initial weights and of the batches.
 *
 * @param init how many of the weights
 * @param batch how many of the batches; 0 to draw both with the same seed, which takes a run a seed
 *     in place of init·batch runs, but cannot tell their shares
 */
public record Seeds(
    @JsonProperty(required = true) int init, @JsonProperty(required = true) int batch) {
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
