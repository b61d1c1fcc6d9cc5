package croze.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Random samples of the architectures, without replacement.
 *
 * @param sizes architectures a sample has
 * @param draws samples of each size
 */
public record Samples(
    @JsonProperty(required = true) List<Integer> sizes, @JsonProperty(required = true) int draws) {}
