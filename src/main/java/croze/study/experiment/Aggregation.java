package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.stats.RankAggregation;
import croze.stats.rank.NanPolicy;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

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
  /**
   * R-Score (TRNAS): √a·b, a and b the logarithms of SWAP and ConJS, stretched over the compared
   * architectures to 1 … 100.
   */
  @JsonProperty("r-score")
  R_SCORE {
    @Override
    public double[] aggregate(List<double[]> scores) {
      double[] patterns = stretched(scores.get(0));
      double[] consistency = stretched(scores.get(1));
      return IntStream.range(0, patterns.length)
          .mapToDouble(i -> Math.sqrt(patterns[i]) * consistency[i])
          .toArray();
    }

    @Override
    public boolean takes(int scores) {
      return scores == 2;
    }
  },
  /** Absolute value of a single score. */
  @JsonProperty("magnitude")
  MAGNITUDE {
    @Override
    public double[] aggregate(List<double[]> scores) {
      return Arrays.stream(scores.get(0)).map(Math::abs).toArray();
    }

    @Override
    public boolean takes(int scores) {
      return scores == 1;
    }
  };

  private static final double LEAST = 1;
  private static final double MOST = 100;

  /** ln x, linearly to 1 … 100; NaN if all are equal, or one is 0. */
  private static double[] stretched(double[] x) {
    double[] logarithms = Arrays.stream(x).map(Math::log).toArray();
    DoubleSummaryStatistics range =
        Arrays.stream(logarithms).filter(v -> !Double.isNaN(v)).summaryStatistics();
    double step = (MOST - LEAST) / (range.getMax() - range.getMin());
    return Arrays.stream(logarithms).map(v -> LEAST + step * (v - range.getMin())).toArray();
  }

  /** The one score of each architecture. */
  public abstract double[] aggregate(List<double[]> scores);

  /** Whether that many scores can become one in this way. */
  public boolean takes(int scores) {
    return scores > 1;
  }
}
