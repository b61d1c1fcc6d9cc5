package croze.score;

import croze.PlugIns;
import croze.data.DataFolder;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import croze.engine.Engines;
import croze.proxy.api.Proxy;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.task.Selection;
import croze.sweep.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The task of scoring: an architecture to its scores by some proxies. Immutable and thread safe.
 *
 * @param setting what decides the scores
 * @param proxies whose scores are asked for
 */
public record Scoring(Setting setting, List<Proxy> proxies) implements Task {

  public Scoring {
    proxies = List.copyOf(proxies);
  }

  /**
   * A sweep of this task.
   *
   * @param workers threads, each with an engine of its own
   * @param place where the scores lie
   */
  public static SweepJob job(
      Setting setting, Selection selection, List<Proxy> proxies, int workers, ScorePlace place) {
    return new SweepJob(new Scoring(setting, proxies), selection, workers, place);
  }

  @Override
  public List<String> columns() {
    return proxies.stream().map(Proxy::name).toList();
  }

  @Override
  public Map<String, String> record() {
    Map<String, String> record = new LinkedHashMap<>();
    record.put("proxies", String.join(",", columns()));
    if (proxies.stream().anyMatch(Proxy::runsNetwork)) {
      Engines.runsOn(setting.engine()).ifPresent(device -> record.put("device", device));
    }
    String jars =
        proxies.stream()
            .flatMap(proxy -> PlugIns.jar(proxy).stream())
            .distinct()
            .map(jar -> jar.getFileName() + " " + Digest.of(jar, Algorithm.SHA256))
            .collect(Collectors.joining(", "));
    if (!jars.isEmpty()) {
      record.put("plug-ins", jars);
    }
    return record;
  }

  @Override
  public Scorer.Source source(DataFolder folder) {
    return Scorer.source(setting, proxies, folder);
  }
}
