package croze.study.kind.selection;

import croze.benchmark.Benchmarks;
import croze.stats.TopK;
import croze.study.kind.AccuracyVectors;
import croze.study.kind.Columns;
import croze.study.kind.Compared;
import croze.study.kind.Study;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.View;
import croze.study.score.ScoreVector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What a search by a score alone would find: the accuracy, in percent, of the k architectures that
 * it puts first (Tables 5 and 8a of the paper).
 *
 * <p>A column of several accuracies is their mean. Equal scores are taken in the order of their
 * index, a NaN score never. Regret is against the best of the whole space, whichever a row covers.
 */
public final class SelectionStudy implements Study {
  private static final double PERCENT = 100;

  private final SelectionExperiment experiment;
  private final Benchmarks benchmarks;

  public SelectionStudy(SelectionExperiment experiment, Benchmarks benchmarks) {
    this.experiment = experiment;
    this.benchmarks = benchmarks;
  }

  @Override
  public List<Map<String, Measured>> measure(Columns columns, View view, Compared scores) {
    Top top = (Top) view.statistic();
    int[] everything =
        IntStream.range(0, benchmarks.space(experiment.accuracies()).size().orElseThrow())
            .filter(columns.covered(experiment, benchmarks))
            .toArray();
    AccuracyVectors all =
        new AccuracyVectors(experiment, benchmarks, columns.dataset(), everything);
    return scores.rows().stream()
        .map(row -> cells(columns, all, top, row, scores.total()))
        .toList();
  }

  private Map<String, Measured> cells(
      Columns columns, AccuracyVectors all, Top top, Compared.Line line, int total) {
    ScoreVector row = line.scores();
    AccuracyVectors vectors =
        new AccuracyVectors(experiment, benchmarks, columns.dataset(), row.indices());
    int counted = row.scored().indices().length;
    Coverage coverage = new Coverage(counted, row.indices().length, total, line.compared());
    Map<String, Measured> cells = new HashMap<>();
    double sum = 0;
    for (String name : columns.present()) {
      double value =
          experiment.isAverage(name)
              ? sum / cells.size()
              : PERCENT
                  * gain(
                      top.gain(),
                      TopK.of(row.values(), vectors.values(name), top.k()),
                      all.values(name));
      sum += value;
      cells.put(name, new Measured(value, Optional.empty(), coverage));
    }
    return cells;
  }

  private static double gain(Top.Gain gain, TopK chosen, double[] accuracies) {
    return switch (gain) {
      case MEAN -> chosen.mean();
      case BEST -> chosen.best();
      case REGRET -> StatUtils.max(accuracies) - chosen.best();
    };
  }
}
