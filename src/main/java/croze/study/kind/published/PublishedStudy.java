package croze.study.kind.published;

import croze.benchmark.Benchmarks;
import croze.benchmark.zerocost.PublishedScores;
import croze.stats.correlation.CorrelationColumn;
import croze.stats.correlation.CorrelationTable;
import croze.stats.correlation.Estimate;
import croze.stats.rank.NanPolicy;
import croze.stats.resample.Bootstrap;
import croze.study.kind.Columns;
import croze.study.kind.Compared;
import croze.study.kind.Study;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Statistics;
import croze.study.result.View;
import croze.study.score.ScoreVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Spearman's ρ of our scores with those that NAS-Bench-Suite-Zero published of the same proxy, over
 * the architectures that have both. Weights and images are others, so ρ is not 1 even where the
 * definition is the same.
 */
public final class PublishedStudy implements Study {
  private final PublishedExperiment experiment;
  private final Benchmarks benchmarks;
  private final Bootstrap bootstrap;

  public PublishedStudy(
      PublishedExperiment experiment, Benchmarks benchmarks, Bootstrap bootstrap) {
    this.experiment = experiment;
    this.benchmarks = benchmarks;
    this.bootstrap = bootstrap;
  }

  @Override
  public List<Map<String, Measured>> measure(Columns columns, View view, Compared scores) {
    PublishedScores published = benchmarks.published(columns.dataset());
    List<Map<String, Measured>> rows = new ArrayList<>();
    for (int r = 0; r < scores.rows().size(); r++) {
      Measured cell =
          measure(scores.rows().get(r), published, experiment.rows().get(r).published());
      Map<String, Measured> cells = new HashMap<>();
      columns.present().forEach(metric -> cells.put(metric, cell));
      rows.add(cells);
    }
    return rows;
  }

  private Measured measure(Compared.Line row, PublishedScores published, String name) {
    ScoreVector ours = row.scores();
    int[] indices = published.indices();
    double[] values = published.scores(name);
    int[] scored =
        IntStream.range(0, indices.length).filter(k -> !Double.isNaN(values[k])).toArray();
    int[] both = IntStream.of(scored).filter(k -> ours.covers(indices[k])).toArray();
    int[] shared = IntStream.of(both).map(k -> indices[k]).toArray();
    double[] theirs = IntStream.of(both).mapToDouble(k -> values[k]).toArray();
    Estimate e =
        CorrelationTable.of(
                List.of(ours.at(shared)),
                List.of(CorrelationColumn.single(name, theirs)),
                NanPolicy.DROP,
                bootstrap)
            .estimate(0, 0);
    boolean judged = e.n() >= Coverage.LEAST_JUDGED;
    return new Measured(
        e.rho(),
        Optional.of(
            new Statistics(
                judged ? e.low() : Double.NaN,
                judged ? e.high() : Double.NaN,
                e.tau(),
                e.ties(),
                Double.NaN,
                Optional.empty())),
        new Coverage(e.n(), shared.length, scored.length, row.compared()));
  }
}
