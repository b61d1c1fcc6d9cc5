package croze.study.kind.correlation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** Random samples of the architectures, without replacement. */
public record Samples(
    @JsonProperty(required = true) @JsonPropertyDescription("Architectures a sample has.")
        List<Integer> sizes,
    @JsonProperty(required = true) @JsonPropertyDescription("Samples of each size, 2 to 100,000.")
        int draws) {}
