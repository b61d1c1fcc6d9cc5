package croze.study.kind.pools;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.random.KeyedStream;
import croze.stats.resample.Bootstrap;
import croze.stats.resample.Spread;
import croze.study.kind.AccuracyVectors;
import croze.study.kind.Columns;
import croze.study.kind.Compared;
import croze.study.kind.PrintedFigures;
import croze.study.kind.Study;
import croze.study.kind.pools.Pools.End;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Unit;
import croze.study.result.SpreadTable;
import croze.study.result.SpreadTable.Line;
import croze.study.result.View;
import croze.study.score.ScoreVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Mean accuracy of the architectures that a score puts first or last in a random pool (paper, Table
 * 6), over many pools. Architectures below a least accuracy are left out of their pool; those
 * without a score are in none.
 */
public final class PoolStudy implements Study {
  private static final double PERCENT = 100;

  private final PoolExperiment experiment;
  private final Benchmarks benchmarks;
  private final Bootstrap plan;

  /**
   * @param plan level and seed of the draws
   */
  public PoolStudy(PoolExperiment experiment, Benchmarks benchmarks, Bootstrap plan) {
    this.experiment = experiment;
    this.benchmarks = benchmarks;
    this.plan = plan;
  }

  @Override
  public List<Map<String, Measured>> measure(Columns columns, View view, Compared scores) {
    List<Map<String, Measured>> rows = new ArrayList<>();
    for (int r = 0; r < scores.rows().size(); r++) {
      Compared.Line row = scores.rows().get(r);
      ScoreVector score = row.scores();
      Coverage coverage =
          new Coverage(
              score.scored().indices().length,
              score.indices().length,
              scores.total(),
              row.compared());
      Map<String, Measured> cells = new HashMap<>();
      means(columns, score, experiment.rows().get(r).end())
          .forEach(
              (metric, means) ->
                  cells.put(
                      metric, new Measured(StatUtils.mean(means), Optional.empty(), coverage)));
      rows.add(cells);
    }
    return rows;
  }

  /** The spread over the pools. */
  @Override
  public List<SpreadTable> beside(Columns columns, Supplier<Compared> all, PrintedFigures printed) {
    Compared compared = all.get();
    Pools pools = experiment.pools();
    List<ScoreVector> scores = compared.rows().stream().map(Compared.Line::scores).toList();
    List<Line> lines = new ArrayList<>();
    for (int r = 0; r < scores.size(); r++) {
      PoolRow spec = experiment.rows().get(r);
      Map<String, double[]> means = means(columns, scores.get(r), spec.end());
      for (String metric : columns.present()) {
        double paper = printed.figure(spec, columns.dataset(), View.ALL, metric);
        lines.add(
            new Line(
                columns.dataset(),
                spec.name(),
                metric,
                pools.size(),
                scores.get(r).scored().indices().length,
                paper,
                Spread.of(means.get(metric), plan.level()),
                Spread.position(means.get(metric), paper),
                Double.NaN));
      }
    }
    int scored = scores.get(0).scored().indices().length;
    return List.of(
        new SpreadTable(
            experiment.name() + "-pools",
            "%s; spread over %d random pools".formatted(experiment.title(), pools.draws()),
            Unit.PERCENT,
            experiment.heading(),
            lines,
            scored >= pools.size() * SpreadTable.LEAST_MULTIPLE
                ? List.of()
                : List.of(
                    "%s: pools of %d from only %d scored architectures overlap: their spread is too small."
                        .formatted(columns.dataset().label(), pools.size(), scored))));
  }

  /** For each column the mean, in percent, of those taken from each pool. */
  private Map<String, double[]> means(Columns columns, ScoreVector row, End end) {
    Pools pools = experiment.pools();
    ScoreVector scored = row.scored();
    AccuracyVectors vectors =
        new AccuracyVectors(experiment, benchmarks, columns.dataset(), scored.indices());
    double[] accuracy = vectors.values(pools.metric());
    List<List<Integer>> taken =
        IntStream.range(0, pools.draws())
            .mapToObj(draw -> taken(pool(draw, scored, accuracy), scored, end))
            .toList();
    Map<String, double[]> means = new HashMap<>();
    for (String metric : columns.present()) {
      double[] values = vectors.values(metric);
      means.put(
          metric,
          taken.stream()
              .mapToDouble(t -> PERCENT * t.stream().mapToDouble(i -> values[i]).sum() / t.size())
              .toArray());
    }
    return means;
  }

  /** Places of the architectures of a pool, those below the least accuracy left out. */
  private List<Integer> pool(int draw, ScoreVector scored, double[] accuracy) {
    Pools pools = experiment.pools();
    int n = scored.indices().length;
    if (n < pools.size()) {
      throw new InvalidInputException(
          "%s: pools of %d architectures, but only %d have a score; use more of --archs"
              .formatted(experiment.name(), pools.size(), n));
    }
    KeyedStream stream = KeyedStream.of(plan.seed(), "pool", Integer.toString(draw));
    List<Integer> pool =
        IntStream.of(stream.sample(n, pools.size()))
            .filter(place -> accuracy[place] >= pools.least())
            .boxed()
            .toList();
    if (pool.size() < pools.take()) {
      throw new InvalidInputException(
          "%s: pool %d has %d architectures of %s %s or more, expected at least %d; correct pools in the experiment file"
              .formatted(
                  experiment.name(),
                  draw,
                  pool.size(),
                  pools.metric(),
                  pools.least(),
                  pools.take()));
    }
    return pool;
  }

  /** The end of the ranking; equal scores are taken in the order of their index. */
  private List<Integer> taken(List<Integer> pool, ScoreVector scored, End end) {
    return pool.stream()
        .sorted(
            (a, b) -> {
              int byScore = Double.compare(scored.values()[a], scored.values()[b]);
              int fromEnd = end == End.TOP ? -byScore : byScore;
              return fromEnd != 0 ? fromEnd : Integer.compare(a, b);
            })
        .limit(experiment.pools().take())
        .toList();
  }
}
