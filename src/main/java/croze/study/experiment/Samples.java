package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Random samples of the architectures, without replacement.
 *
 * @param sizes architectures a sample has
 * @param draws samples of each size
 */
public record Samples(
    @JsonProperty(required = true) List<Integer> sizes, @JsonProperty(required = true) int draws) {

  /**
   * How many times a draw's size must be scored. Draws that are a fifth of what they are made from
   * overlap, and spread √(1 − 1/5) = .89 times as far as draws from a large space; larger shares
   * make noise look small that is not.
   */
  public static final int LEAST_MULTIPLE = 5;
}
