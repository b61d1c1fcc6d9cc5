package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.stats.NanPolicy;
import croze.stats.RankAggregation;
import java.util.Arrays;
import java.util.List;

/** How the scores of a row become one. */
public enum Aggregation {
  /** Mean of the ranks of an ensemble's members. */
  @JsonProperty("mean-rank")
  MEAN_RANK {
    @Override
    public double[] aggregate(List<double[]> scores) {
      return RankAggregation.MEAN_RANK.aggregate(scores, NanPolicy.DROP);
    }
  },
  /** Mean of the logarithms of the ranks of an ensemble's members. */
  @JsonProperty("mean-log-rank")
  MEAN_LOG_RANK {
    @Override
    public double[] aggregate(List<double[]> scores) {
      return RankAggregation.MEAN_LOG_RANK.aggregate(scores, NanPolicy.DROP);
    }
  },
  /** Absolute value of a single score. */
  @JsonProperty("magnitude")
  MAGNITUDE {
    @Override
    public double[] aggregate(List<double[]> scores) {
      return Arrays.stream(scores.get(0)).map(Math::abs).toArray();
    }
  };

  /** The one score of each architecture. */
  public abstract double[] aggregate(List<double[]> scores);

  /** Whether that many scores can become one in this way. */
  public boolean takes(int scores) {
    return (scores == 1) == (this == MAGNITUDE);
  }
}
