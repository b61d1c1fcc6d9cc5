package croze.sweep;

import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import croze.image.BatchRecipe;
import croze.image.BatchSource;
import croze.net.Form;
import croze.proxy.Proxy;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.sweep.SweepPlan.Task;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores architectures by running their networks, with the draws that a setting says. */
public final class Scorer implements CellScorer {
  private static final Logger LOG = LoggerFactory.getLogger(Scorer.class);

  /**
   * Opens scorers that share the images. Thread safe.
   *
   * @param inputs SHA-256 of the files that the images come from, by name; empty if no network is
   *     run
   */
  public record Source(Setting setting, BatchSource batches, Map<String, String> inputs) {
    public CellScorer open() {
      return new Scorer(setting, batches);
    }

    /** Images in a batch. */
    int images() {
      return batches.batch("").count();
    }

    /** The scores that a sweep gives this architecture, in order of the proxies. */
    public Map<String, Double> score(Architecture architecture, List<Proxy> proxies) {
      int index = setting.space().index(architecture).orElseThrow();
      Map<String, Double> scores = new HashMap<>();
      try (CellScorer scorer = open()) {
        for (Task task : new SweepPlan(setting).of(List.of(index), proxies)) {
          scores.putAll(scorer.score(task.index(), task.proxies()));
        }
      }
      Map<String, Double> ordered = new LinkedHashMap<>();
      proxies.forEach(proxy -> ordered.put(proxy.name(), scores.get(proxy.name())));
      return ordered;
    }
  }

  private final Setting setting;
  private final BatchSource batches;
  private final Map<List<Proxy>, PassPlan> plans = new HashMap<>();
  private Engine engine;

  private Scorer(Setting setting, BatchSource batches) {
    this.setting = setting;
    this.batches = batches;
  }

  /**
   * Reads the images, if any of the proxies needs a pass, and warns of those that need double.
   *
   * @throws croze.InvalidInputException if there is no such engine, or images are missing
   */
  public static Source source(Setting setting, List<Proxy> proxies, DataFolder folder) {
    Engines.named(setting.engine());
    if (proxies.stream().allMatch(p -> p.needs().isEmpty())) {
      return new Source(
          setting, new BatchRecipe.Synthetic(0).source(folder, setting.dataset(), 0), Map.of());
    }
    List<String> overflowing = overflowing(setting, proxies);
    if (!overflowing.isEmpty()) {
      LOG.warn(
          "float: {} run networks without BN, whose values outgrow float: many scores will be NaN;"
              + " use --precision double",
          String.join(", ", overflowing));
    }
    BatchSource batches = setting.batch().source(folder, setting.dataset(), setting.seed());
    Map<String, String> inputs = new TreeMap<>();
    if (!(setting.batch() instanceof BatchRecipe.Synthetic)) {
      String images = "images/" + setting.dataset().id() + "/";
      folder.located().stream()
          .filter(file -> file.name().startsWith(images))
          .forEach(file -> inputs.put(file.name(), file.sha256()));
    }
    return new Source(setting, batches, inputs);
  }

  /** Names of the proxies whose networks are not normalised, if they are run in float. */
  static List<String> overflowing(Setting setting, List<Proxy> proxies) {
    return proxies.stream()
        .filter(p -> setting.precision() == Precision.FLOAT)
        .filter(
            p ->
                new PassPlan(List.of(p))
                    .passes().keySet().stream().anyMatch(k -> k.form() == Form.WITHOUT_BN))
        .map(Proxy::name)
        .toList();
  }

  @Override
  public Map<String, Double> score(int index, List<Proxy> proxies) {
    Architecture architecture = setting.space().at(index);
    String key = setting.key(architecture);
    Draws draws =
        new Draws(
            program -> setting.parameters(program, architecture),
            batches.batch(key),
            setting.dataset().normalisation(),
            kind -> KeyedStream.of(setting.seed(), setting.dataset().id(), key, "noise", kind));
    PassPlan plan = plans.computeIfAbsent(proxies, PassPlan::new);
    return new PassRunner(plan, this::engine, architecture, setting.macro(), draws).scores();
  }

  private Engine engine() {
    if (engine == null) {
      engine = Engines.open(setting.engine(), setting.precision());
    }
    return engine;
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
