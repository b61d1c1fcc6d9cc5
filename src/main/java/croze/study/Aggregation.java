package croze.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.stats.RankAggregation;

/** How the scores of an ensemble become one. */
public enum Aggregation {
  /** Mean of the ranks. */
  @JsonProperty("mean-rank")
  MEAN_RANK(RankAggregation.MEAN_RANK),
  /** Mean of the logarithms of the ranks. */
  @JsonProperty("mean-log-rank")
  MEAN_LOG_RANK(RankAggregation.MEAN_LOG_RANK);

  private final RankAggregation statistic;

  Aggregation(RankAggregation statistic) {
    this.statistic = statistic;
  }

  RankAggregation statistic() {
    return statistic;
  }
}
