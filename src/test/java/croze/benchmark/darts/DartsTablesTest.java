package croze.benchmark.darts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.RealTables;
import croze.benchmark.Benchmarks;
import croze.image.Dataset;
import croze.net.Counts;
import croze.net.Form;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.SearchSpace;
import croze.stats.resample.Bootstrap;
import croze.study.ExperimentReader;
import croze.study.StudyRun;
import croze.study.experiment.Experiment;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.score.ScoreColumns;
import croze.study.score.ScoreSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables of the DARTS space on the real accuracies: the rows that need no network. */
class DartsTablesTest {
  private static final Macro SMALL = new Macro(8, 16, 10, 32);

  @Test
  void parametersRankAsComputedIndependently() {
    RealTables.file("darts/robust_bench_seed_0_1000.json");
    ResultTable robust = table("darts-robust");
    assertEquals(.776364352, robust.cell(0, 0).measured(), 1e-9);
    assertEquals(.595864264, robust.cell(0, 1).measured(), 1e-9);
    assertEquals(.413504613, robust.cell(0, 1).statistics().orElseThrow().tau(), 1e-9);
    Cell clean = table("darts-clean").cell(1, 0);
    assertEquals(.714192882, clean.measured(), 1e-9);
    assertEquals(1000, clean.coverage().total());
  }

  private static ResultTable table(String name) {
    Experiment experiment =
        ExperimentReader.read(Path.of("experiments"), name)
            .withProxies(Set.of("params", "live_params"));
    Benchmarks benchmarks = new Benchmarks(RealTables.folder());
    return new StudyRun(experiment, PaperFigures.none(), benchmarks, new Bootstrap(2, .95, 0, 1))
        .table(List.of(Dataset.CIFAR10), new Counted(benchmarks.space(experiment.accuracies())));
  }

  /** Parameters of the networks of a table, whatever is asked for. */
  private record Counted(SearchSpace space) implements ScoreSource {
    @Override
    public boolean needsNetwork(String proxy) {
      return false;
    }

    @Override
    public int[] asked() {
      return new int[0];
    }

    @Override
    public ScoreColumns scores(Dataset dataset, Map<String, String> setting, List<String> names) {
      assertEquals(Map.of("space", "darts", "cells", "8", "channels", "16"), setting);
      int[] all = IntStream.range(0, space.size().orElseThrow()).toArray();
      return ScoreColumns.of(
          all,
          Map.of(
              "params",
              counts(all, Counts::params),
              "live_params",
              counts(all, Counts::liveParams),
              "effective_params", // what partial correlations are controlled for
              IntStream.of(all).mapToDouble(i -> space.at(i).liveConvWeights()).toArray()));
    }

    private double[] counts(int[] all, ToDoubleFunction<Counts> count) {
      return IntStream.of(all)
          .mapToObj(space::at)
          .mapToDouble(
              (Architecture a) -> count.applyAsDouble(Counts.of(a.program(Form.PAPER, SMALL))))
          .toArray();
    }
  }
}
