package croze.study;

import croze.image.Dataset;
import croze.study.Experiment.RowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The scores of architectures by one proxy, or of one row of a table.
 *
 * @param indices indices of the architectures in the space, ascending
 * @param values one score an architecture
 */
public record ScoreVector(int[] indices, double[] values) {

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
  static List<ScoreVector> ofRows(
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
    int[] common = common(proxies);
    return new ScoreVector(
        common, row.aggregation().aggregate(proxies.stream().map(p -> p.at(common)).toList()));
  }

  /** The architectures that all of them cover, ascending. */
  static int[] common(List<ScoreVector> vectors) {
    return IntStream.of(vectors.get(0).indices)
        .filter(i -> vectors.stream().allMatch(v -> v.covers(i)))
        .toArray();
  }

  /** The part of it that has a score. */
  ScoreVector scored() {
    int[] kept = IntStream.range(0, indices.length).filter(k -> !Double.isNaN(values[k])).toArray();
    return new ScoreVector(
        Arrays.stream(kept).map(k -> indices[k]).toArray(),
        Arrays.stream(kept).mapToDouble(k -> values[k]).toArray());
  }

  /** Whether it has a score of all of these architectures. */
  boolean covers(int[] architectures) {
    return Arrays.stream(architectures).allMatch(this::covers);
  }

  /** Whether it has a score of this architecture. */
  boolean covers(int architecture) {
    return Arrays.binarySearch(indices, architecture) >= 0;
  }

  /** The scores of some of its architectures. */
  double[] at(int[] architectures) {
    return Arrays.stream(architectures)
        .mapToDouble(i -> values[Arrays.binarySearch(indices, i)])
        .toArray();
  }
}
