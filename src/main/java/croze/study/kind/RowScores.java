package croze.study.kind;

import croze.image.Dataset;
import croze.study.experiment.Experiment;
import croze.study.experiment.RowSpec;
import croze.study.score.ScoreColumns;
import croze.study.score.ScoreSource;
import croze.study.score.ScoreVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The scores of the rows of an experiment, of one data set. */
public final class RowScores {
  private RowScores() {}

  /** What of a setting counts depend on; rows that differ in the rest share one request. */
  private static final Set<String> COUNTED = Set.of("space", "cells", "channels", "classes");

  private record Request(boolean network, Map<String, String> setting) {}

  /**
   * The scores of every row. Proxies that share a setting are asked for together, so that they
   * share passes; those that need no network cover the whole space. All architectures are equal to
   * a row without scores.
   *
   * @param size of the space
   */
  public static List<ScoreVector> of(
      Experiment experiment, List<RowSpec> rows, Dataset dataset, ScoreSource source, int size) {
    Map<Request, Set<String>> proxies = new LinkedHashMap<>();
    for (RowSpec row : rows) {
      for (String score : row.scores()) {
        proxies
            .computeIfAbsent(request(experiment, row, score, source), r -> new LinkedHashSet<>())
            .add(score);
      }
    }
    Map<Request, ScoreColumns> columns = new HashMap<>();
    proxies.forEach(
        (request, names) ->
            columns.put(
                request, source.scores(dataset, request.setting(), new ArrayList<>(names))));
    return rows.stream()
        .map(
            row ->
                of(
                    row,
                    row.scores().stream()
                        .map(s -> columns.get(request(experiment, row, s, source)).byProxy().get(s))
                        .toList(),
                    size))
        .toList();
  }

  private static Request request(
      Experiment experiment, RowSpec row, String score, ScoreSource source) {
    boolean network = source.needsNetwork(score);
    Map<String, String> setting = new LinkedHashMap<>(experiment.setting());
    setting.putAll(row.setting());
    if (!network) {
      setting.keySet().retainAll(COUNTED);
    }
    return new Request(network, setting);
  }

  private static ScoreVector of(RowSpec row, List<ScoreVector> proxies, int size) {
    if (row.scores().isEmpty()) {
      return new ScoreVector(IntStream.range(0, size).toArray(), new double[size]);
    }
    if (row.aggregation() == null) {
      return proxies.get(0);
    }
    int[] common = ScoreVector.common(proxies);
    return new ScoreVector(
        common, row.aggregation().aggregate(proxies.stream().map(p -> p.at(common)).toList()));
  }
}
