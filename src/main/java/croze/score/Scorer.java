package croze.score;

import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.image.BatchRecipe;
import croze.image.BatchSource;
import croze.proxy.api.Proxy;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.sweep.plan.SweepPlan;
import croze.sweep.task.Task;
import croze.sweep.task.Watch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/** Scores architectures by running their networks, with the draws that a setting says. */
public final class Scorer implements Task.Worker {

  /**
   * Opens scorers that share the images. Thread safe.
   *
   * @param proxies those that may be asked for
   * @param inputs SHA-256 of the files that the images come from, by name; empty if no network is
   *     run
   */
  public record Source(
      Setting setting, List<Proxy> proxies, BatchSource batches, Map<String, String> inputs)
      implements Task.Source {
    /** A scorer for the calling thread. */
    public Scorer open() {
      return new Scorer(setting, proxies, batches);
    }

    @Override
    public Scorer open(Watch watch) {
      return open();
    }

    @Override
    public Optional<DoubleSupplier> coreSeconds(List<Task.Work> plan) {
      return PassCosts.pay(plan, proxies)
          ? Optional.of(() -> PassCosts.coreSeconds(plan, this))
          : Optional.empty();
    }

    @Override
    public Optional<String> heapWarning(int workers, long heap) {
      return HeapNeed.warning(setting, proxies, images(), workers, heap);
    }

    /** Images in a batch. */
    int images() {
      return batches.batch("").count();
    }

    /** The scores that a sweep gives this architecture, in order of the proxies. */
    public Map<String, Double> score(Architecture architecture, List<Proxy> proxies) {
      Map<String, Double> scores = new HashMap<>();
      List<String> columns = proxies.stream().map(Proxy::name).toList();
      try (Scorer scorer = new Scorer(setting, proxies, batches)) {
        for (Task.Work work : SweepPlan.of(setting, List.of(architecture), columns)) {
          scores.putAll(scorer.values(work));
        }
      }
      Map<String, Double> ordered = new LinkedHashMap<>();
      proxies.forEach(proxy -> ordered.put(proxy.name(), scores.get(proxy.name())));
      return ordered;
    }
  }

  private final Setting setting;
  private final Map<String, Proxy> proxies = new HashMap<>();
  private final BatchSource batches;
  private final Map<List<Proxy>, PassPlan> plans = new HashMap<>();
  private Engine engine;

  private Scorer(Setting setting, List<Proxy> proxies, BatchSource batches) {
    this.setting = setting;
    proxies.forEach(proxy -> this.proxies.put(proxy.name(), proxy));
    this.batches = batches;
  }

  /**
   * Reads the images, if any of the proxies needs a pass.
   *
   * @throws croze.InvalidInputException if there is no such engine, or images are missing
   */
  public static Source source(Setting setting, List<Proxy> proxies, DataFolder folder) {
    Engines.named(setting.engine());
    if (proxies.stream().noneMatch(Proxy::runsNetwork)) {
      return new Source(
          setting,
          proxies,
          new BatchRecipe.Synthetic(0).source(folder, setting.dataset(), 0),
          Map.of());
    }
    BatchSource batches = setting.batch().source(folder, setting.dataset(), setting.seed());
    Map<String, String> inputs = new TreeMap<>();
    if (setting.batch().needsData()) {
      String images = "images/" + setting.dataset().id() + "/";
      folder.located().stream()
          .filter(file -> file.name().startsWith(images))
          .forEach(file -> inputs.put(file.name(), file.sha256()));
    }
    return new Source(setting, List.copyOf(proxies), batches, inputs);
  }

  @Override
  public Map<String, Double> values(Task.Work work) {
    return score(work.architecture(), work.columns().stream().map(proxies::get).toList());
  }

  /** Score by name of the proxy of the architecture with that index, in order of the proxies. */
  public Map<String, Double> score(int index, List<Proxy> proxies) {
    return score(setting.space().at(index), proxies);
  }

  /** Score by name of the proxy, in order of the proxies. */
  public Map<String, Double> score(Architecture architecture, List<Proxy> proxies) {
    String key = setting.key(architecture);
    Draws draws =
        new Draws(
            program -> setting.parameters(program, architecture),
            setting.weights().streams(setting.seed(), setting.dataset().id(), key),
            count -> batches.batches(key, count),
            setting.dataset().normalisation(),
            kind -> KeyedStream.of(setting.seed(), setting.dataset().id(), key, "noise", kind));
    PassPlan plan = plans.computeIfAbsent(proxies, PassPlan::new);
    try {
      return new PassRunner(plan, this::engine, architecture, setting.macro(), draws).scores();
    } catch (OutOfMemoryError e) {
      throw HeapNeed.missing(setting, proxies, batches.batch("").count(), e);
    }
  }

  @Override
  public long nanos() {
    return engine().nanos();
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
