package croze.stats.correlation;

import croze.stats.rank.KendallTest;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.RankOrder;
import croze.stats.resample.Resample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rank correlations of every score vector with every accuracy vector. All are sorted once; ρ in
 * a resample then takes O(n) a pair.
 */
final class RankCorrelations {
  private final List<RankOrder> scores;
  private final List<RankOrder> accuracies;

  /** The architectures that each score vector counts. */
  private final List<BitSet> kept = new ArrayList<>();

  /** Scores that count the same architectures: the accuracies' ranks serve them all. */
  private final Map<BitSet, List<Integer>> cohorts = new LinkedHashMap<>();

  RankCorrelations(List<double[]> scores, List<double[]> accuracies, NanPolicy nans) {
    this.scores = scores.stream().map(RankOrder::new).toList();
    this.accuracies = accuracies.stream().map(RankOrder::new).toList();
    for (int s = 0; s < scores.size(); s++) {
      BitSet mask = nans.kept(scores.get(s));
      kept.add(mask);
      cohorts.computeIfAbsent(mask, key -> new ArrayList<>()).add(s);
    }
  }

  /** How many architectures a score vector counts. */
  int counted(int score) {
    return kept.get(score).cardinality();
  }

  /** How many of them share their score with another that is counted. */
  int tied(int score) {
    return scores.get(score).tied(kept.get(score));
  }

  /** Kendall's τ-b by score and accuracy vector. */
  double[][] kendall() {
    double[][] tau = new double[scores.size()][accuracies.size()];
    for (int s = 0; s < tau.length; s++) {
      for (int a = 0; a < tau[s].length; a++) {
        tau[s][a] = KendallTest.of(scores.get(s), accuracies.get(a), kept.get(s)).tau();
      }
    }
    return tau;
  }

  /**
   * @return ρ in a resample by score and accuracy vector; NaN where one of them is constant
   */
  double[][] spearman(Resample resample) {
    double[][] rho = new double[scores.size()][accuracies.size()];
    cohorts.forEach((mask, members) -> spearman(resample.only(mask), members, rho));
    return rho;
  }

  private void spearman(Resample resample, List<Integer> members, double[][] rho) {
    double[][] weighted = new double[members.size()][resample.distinct() + 1];
    double[] squares = new double[members.size()];
    for (int m = 0; m < weighted.length; m++) {
      squares[m] = scores.get(members.get(m)).centredRanks(resample, weighted[m]);
      resample.weigh(weighted[m]);
    }
    double[] ranks = new double[resample.distinct() + 1];
    for (int a = 0; a < accuracies.size(); a++) {
      double square = accuracies.get(a).centredRanks(resample, ranks);
      double[] products = dots(weighted, ranks, resample.distinct());
      for (int m = 0; m < weighted.length; m++) {
        rho[members.get(m)][a] = products[m] / Math.sqrt(squares[m] * square);
      }
    }
  }

  /** The dot product of each row with a vector, four rows at a time: four sums in flight. */
  private static double[] dots(double[][] rows, double[] vector, int length) {
    double[] dots = new double[rows.length + 3];
    for (int r = 0; r < rows.length; r += 4) {
      double[] a = rows[r];
      double[] b = rows[Math.min(r + 1, rows.length - 1)];
      double[] c = rows[Math.min(r + 2, rows.length - 1)];
      double[] d = rows[Math.min(r + 3, rows.length - 1)];
      double sumA = 0;
      double sumB = 0;
      double sumC = 0;
      double sumD = 0;
      for (int i = 0; i < length; i++) {
        double v = vector[i];
        sumA += a[i] * v;
        sumB += b[i] * v;
        sumC += c[i] * v;
        sumD += d[i] * v;
      }
      dots[r] = sumA;
      dots[r + 1] = sumB;
      dots[r + 2] = sumC;
      dots[r + 3] = sumD;
    }
    return dots;
  }
}
