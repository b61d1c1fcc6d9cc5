package croze.study.kind.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.search.SearchPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sizes of searches, each row of the table repeated. */
public record Searches(
    @JsonProperty(required = true) @JsonPropertyDescription("Networks that a search trains.")
        int models,
    @JsonProperty(required = true) @JsonPropertyDescription("Searches of a row, 2 or more.")
        int repetitions,
    @JsonProperty(required = true) @JsonPropertyDescription("Architectures that a warm-up scores.")
        int warmup,
    @JsonProperty(required = true) @JsonPropertyDescription("Networks of a population.") int pool,
    @JsonProperty(required = true) @JsonPropertyDescription("Networks of a tournament.")
        int tournament,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Share of the moves that go to a random neighbour.")
        double random,
    @JsonPropertyDescription("For each column the accuracy, in percent, that a search is to reach.")
        Map<String, Double> targets,
    @JsonPropertyDescription("For each picture the rows whose curves it shows.")
        LinkedHashMap<String, List<String>> pictures) {
  public Searches {
    targets = Objects.requireNonNullElse(targets, Map.of());
    pictures = Objects.requireNonNullElseGet(pictures, LinkedHashMap::new);
  }

  public SearchPlan plan() {
    return new SearchPlan(models, warmup, pool, tournament, random);
  }
}
