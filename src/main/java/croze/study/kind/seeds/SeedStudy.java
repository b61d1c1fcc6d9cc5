package croze.study.kind.seeds;

import croze.benchmark.Benchmarks;
import croze.stats.VarianceComponents;
import croze.stats.correlation.CorrelationTable;
import croze.stats.rank.NanPolicy;
import croze.stats.resample.Bootstrap;
import croze.stats.resample.Spread;
import croze.study.experiment.Experiment;
import croze.study.experiment.PlainRow;
import croze.study.experiment.RowSpec;
import croze.study.kind.Columns;
import croze.study.kind.Compared;
import croze.study.kind.Study;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.View;
import croze.study.score.ScoreVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How Spearman's ρ spreads over the seeds of the initial weights and of the batches, on the same
 * architectures.
 *
 * <p>A row with crossed seeds has a run for each pair of them, and its variance is parted between
 * the two by {@link VarianceComponents}; a row without has a run a seed.
 */
public final class SeedStudy implements Study {
  private static final double LEVEL = .95;

  /** The least that a table of correlations takes; its intervals are not read. */
  private static final Bootstrap NO_INTERVALS = new Bootstrap(2, LEVEL, 0, 1);

  private final SeedExperiment experiment;
  private final Benchmarks benchmarks;

  public SeedStudy(SeedExperiment experiment, Benchmarks benchmarks) {
    this.experiment = experiment;
    this.benchmarks = benchmarks;
  }

  @Override
  public List<List<RowSpec>> runs(Experiment experiment) {
    return this.experiment.rows().stream().map(this::runs).toList();
  }

  private List<RowSpec> runs(SeedRow row) {
    Seeds seeds = row.seeds();
    return IntStream.range(0, seeds.runs())
        .mapToObj(
            r -> seeds.crossed() ? run(row, r / seeds.batch(), r % seeds.batch()) : run(row, r, r))
        .toList();
  }

  private RowSpec run(SeedRow row, int initSeed, int batchSeed) {
    Map<String, String> setting = new LinkedHashMap<>(row.setting());
    setting.put("seed", Integer.toString(initSeed));
    setting.put("batch", row.setting().get("batch") + "@" + batchSeed);
    return new PlainRow(
        row.name(), row.label(), row.scores(), row.aggregation(), setting, row.paper());
  }

  @Override
  public List<Map<String, Measured>> measure(Columns columns, View view, Compared scores) {
    List<Map<String, Measured>> rows = new ArrayList<>();
    for (int r = 0; r < scores.rows().size(); r++) {
      Seeds seeds = experiment.rows().get(r).seeds();
      rows.add(
          row(columns, (SeedSpread) view.statistic(), seeds, scores.rows().get(r), scores.total()));
    }
    return rows;
  }

  private Map<String, Measured> row(
      Columns columns, SeedSpread view, Seeds seeds, Compared.Line line, int total) {
    List<ScoreVector> runs = line.runs();
    int[] indices = line.scores().indices();
    CorrelationTable table =
        CorrelationTable.of(
            runs.stream().map(ScoreVector::values).toList(),
            columns.metrics(experiment, benchmarks, indices),
            NanPolicy.DROP,
            NO_INTERVALS);
    Map<String, Measured> cells = new HashMap<>();
    for (int m = 0; m < columns.present().size(); m++) {
      int metric = m;
      IntStream each = IntStream.range(0, runs.size());
      double[] rho = each.mapToDouble(r -> table.estimate(r, metric).rho()).toArray();
      int counted =
          IntStream.range(0, runs.size()).map(r -> table.estimate(r, metric).n()).min().orElse(0);
      if (seeds.crossed() || !view.needsCrossedSeeds()) {
        cells.put(
            columns.present().get(m),
            new Measured(
                value(view, seeds, rho),
                Optional.empty(),
                new Coverage(counted, indices.length, total, line.compared())));
      }
    }
    return cells;
  }

  private static double value(SeedSpread view, Seeds seeds, double[] rho) {
    return switch (view) {
      case MEAN -> Spread.of(rho, LEVEL).mean();
      case SD -> Spread.of(rho, LEVEL).standardDeviation();
      case SD_INIT -> Math.sqrt(parts(seeds, rho).row());
      case SD_BATCH -> Math.sqrt(parts(seeds, rho).column());
      case SD_REST -> Math.sqrt(parts(seeds, rho).rest());
    };
  }

  private static VarianceComponents parts(Seeds seeds, double[] rho) {
    double[][] grid = new double[seeds.init()][seeds.batch()];
    for (int r = 0; r < rho.length; r++) {
      grid[r / seeds.batch()][r % seeds.batch()] = rho[r];
    }
    return VarianceComponents.of(grid);
  }
}
