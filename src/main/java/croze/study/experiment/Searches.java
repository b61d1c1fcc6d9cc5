package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.search.SearchPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Searches, each row of the table repeated.
 *
 * @param models networks that a search trains
 * @param repetitions searches of a row
 * @param warmup architectures that a warm-up scores
 * @param pool networks of a population
 * @param tournament networks of a tournament
 * @param random share of the moves that go to a random neighbour
 * @param targets for each column the accuracy, in percent, that a search is to reach
 * @param pictures for each picture the rows whose curves it shows
 */
public record Searches(
    @JsonProperty(required = true) int models,
    @JsonProperty(required = true) int repetitions,
    @JsonProperty(required = true) int warmup,
    @JsonProperty(required = true) int pool,
    @JsonProperty(required = true) int tournament,
    @JsonProperty(required = true) double random,
    Map<String, Double> targets,
    LinkedHashMap<String, List<String>> pictures) {
  public Searches {
    targets = Objects.requireNonNullElse(targets, Map.of());
    pictures = Objects.requireNonNullElseGet(pictures, LinkedHashMap::new);
  }

  public SearchPlan plan() {
    return new SearchPlan(models, warmup, pool, tournament, random);
  }
}
