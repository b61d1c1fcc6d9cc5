package croze.cli;

import croze.data.DataFolder;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.space.CellSpace;
import croze.study.ScoreColumns;
import croze.study.ScoreSource;
import croze.sweep.CellScorer;
import croze.sweep.Scorer;
import croze.sweep.Scores;
import croze.sweep.Selection;
import croze.sweep.Setting;
import croze.sweep.SweepJob;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Scores from sweeps: what the log of a setting lacks is scored, the rest is read from it. Scores
 * that need no network are counted anew, for the whole space.
 */
final class SweepScores implements ScoreSource {
  private final Setting base;
  private final Selection selection;
  private final int workers;
  private final Path results;
  private final DataFolder folder;
  private final PrintWriter err;
  private final Map<String, Map<String, Object>> settings = new TreeMap<>();

  private final Set<String> selected = new HashSet<>();

  /** What was asked for before: a study of samples or pools asks twice. */
  private final Map<List<Object>, ScoreColumns> made = new HashMap<>();

  /**
   * @param base setting of what an experiment does not set itself
   * @param selection architectures whose networks are run
   * @param results folder of all results
   */
  SweepScores(
      Setting base,
      Selection selection,
      int workers,
      Path results,
      DataFolder folder,
      PrintWriter err) {
    this.base = base;
    this.selection = selection;
    this.workers = workers;
    this.results = results;
    this.folder = folder;
    this.err = err;
  }

  @Override
  public int[] asked() {
    return selection.ascending();
  }

  @Override
  public boolean needsNetwork(String proxy) {
    return !Proxies.named(proxy).needs().isEmpty();
  }

  @Override
  public ScoreColumns scores(
      Dataset dataset, Map<String, String> changes, List<String> proxyNames) {
    Setting setting = base.with("dataset", dataset.id()).with(changes);
    List<Proxy> proxies = proxyNames.stream().map(Proxies::named).toList();
    List<Object> request = List.of(setting, proxyNames);
    ScoreColumns known = made.get(request);
    if (known == null) {
      known =
          proxyNames.stream().anyMatch(this::needsNetwork)
              ? swept(setting, proxies)
              : counted(setting, proxies, folder);
      made.put(request, known);
    }
    return known;
  }

  private ScoreColumns swept(Setting setting, List<Proxy> proxies) {
    SweepJob job =
        new SweepJob(setting, selection, proxies, workers, SweepJob.csv(results, setting));
    Scores scores = SweepConsole.run(job, folder, err);
    settings.put(results.relativize(job.csv()).toString(), setting.fields());
    List<String> names = proxies.stream().map(Proxy::name).toList();
    Selection covered = scores.covered(selection, names);
    selected.add(covered.text());
    if (covered.indices().size() > selection.indices().size()) {
      say(job, covered.indices().size());
    }
    return ScoreColumns.of(
        covered.ascending(), names, (index, name) -> scores.get(index, name).orElseThrow());
  }

  private void say(SweepJob job, int architectures) {
    err.println(
        "croze: %s: %s has scores of %d architectures: all are taken"
            .formatted(job.setting().dataset().id(), job.csv(), architectures));
    err.flush();
  }

  /** Scores that need no network, of the whole space. */
  static ScoreColumns counted(Setting setting, List<Proxy> proxies, DataFolder folder) {
    int[] indices = IntStream.range(0, CellSpace.cells().size()).toArray();
    Map<String, double[]> columns = new LinkedHashMap<>();
    proxies.forEach(proxy -> columns.put(proxy.name(), new double[indices.length]));
    try (CellScorer scorer = Scorer.source(setting, proxies, folder).open()) {
      for (int index : indices) {
        scorer.score(index, proxies).forEach((name, score) -> columns.get(name)[index] = score);
      }
    }
    return ScoreColumns.of(indices, columns);
  }

  /** The architectures that scores were given of, in short; as it was asked for if they differ. */
  String selected() {
    return selected.size() == 1 ? selected.iterator().next() : selection.text();
  }

  /** The files of scores that were used, relative to the results, and the setting of each. */
  Map<String, Map<String, Object>> settings() {
    return settings;
  }
}
