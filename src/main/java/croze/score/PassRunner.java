package croze.score;

import croze.engine.Engine;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.image.Batch;
import croze.image.Normalisation;
import croze.net.Form;
import croze.net.Parameters;
import croze.net.Program;
import croze.proxy.PassContext;
import croze.proxy.PassKey;
import croze.proxy.Passes;
import croze.proxy.Proxy;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Scores one architecture: runs each pass of the plan once, when it is first read, and drops it
 * when no proxy to come needs it. Made for one architecture; not thread safe.
 */
public final class PassRunner implements Passes {
  private final PassPlan plan;
  private final Supplier<Engine> engine;
  private final Architecture architecture;
  private final Macro macro;
  private final Draws draws;
  private final Map<Form, Program> programs = new EnumMap<>(Form.class);
  private final Map<Form, Parameters> initial = new EnumMap<>(Form.class);
  private final Map<PassKey, Pass> passes = new HashMap<>();
  private final Map<Object, Object> derived = new HashMap<>();

  /**
   * @param engine asked for when a pass is run, so not at all if the architecture alone decides
   */
  public PassRunner(
      PassPlan plan, Supplier<Engine> engine, Architecture architecture, Macro macro, Draws draws) {
    this.plan = plan;
    this.engine = engine;
    this.architecture = architecture;
    this.macro = macro;
    this.draws = draws;
  }

  /** The score by name of the proxy, in order of the plan's proxies. */
  public Map<String, Double> scores() {
    Map<String, Double> scores = new LinkedHashMap<>();
    List<Proxy> proxies = plan.proxies();
    for (int i = 0; i < proxies.size(); i++) {
      double score = proxies.get(i).score(this);
      // A sum that overflowed; naswot's −∞ is a value.
      scores.put(proxies.get(i).name(), score == Double.POSITIVE_INFINITY ? Double.NaN : score);
      int next = i + 1;
      passes.keySet().removeIf(pass -> !plan.neededFrom(next, pass));
    }
    return scores;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public Macro macro() {
    return macro;
  }

  @Override
  public Pass get(PassKey key) {
    Pass pass = passes.get(key);
    if (pass == null) {
      pass = run(key);
      passes.put(key, pass);
    }
    return pass;
  }

  @Override
  @SuppressWarnings("unchecked") // a key is used with one type
  public <T> T shared(Object key, Supplier<T> compute) {
    if (!derived.containsKey(key)) {
      derived.put(key, compute.get());
    }
    return (T) derived.get(key);
  }

  private Pass run(PassKey key) {
    Set<Output> outputs = plan.passes().get(key);
    if (outputs == null) {
      throw new IllegalStateException("no proxy of the plan asked for the pass " + key);
    }
    PassRequest request = PassRequest.of(outputs);
    Optional<Pass> held = key.gates().map(this::get);
    return engine
        .get()
        .run(
            program(key.form()),
            parameters(key),
            key.images().make(new Origin(key)),
            key.objective(),
            held.map(request::holding).orElse(request));
  }

  private Program program(Form form) {
    return programs.computeIfAbsent(form, f -> architecture.program(f, macro));
  }

  private Parameters parameters(PassKey key) {
    return passes.entrySet().stream()
        .filter(e -> e.getKey().form() == key.form() && e.getKey().weights().equals(key.weights()))
        .map(e -> e.getValue().parameters())
        .findFirst()
        .orElseGet(() -> key.weights().make(new Origin(key)));
  }

  /** What the weights and images of one pass are made from. */
  private final class Origin implements PassContext {
    private final PassKey of;

    private Origin(PassKey of) {
      this.of = of;
    }

    @Override
    public Parameters initial() {
      return initial.computeIfAbsent(of.form(), f -> draws.parameters().apply(program(f)));
    }

    @Override
    public Batch clean() {
      return draws.batch();
    }

    @Override
    public Normalisation normalisation() {
      return draws.normalisation();
    }

    @Override
    public Macro macro() {
      return macro;
    }

    @Override
    public KeyedStream noise(String kind) {
      return draws.noise().apply(kind);
    }

    @Override
    public Pass get(PassKey key) {
      if (of.madeFrom().stream().noneMatch(need -> need.pass().equals(key))) {
        throw new IllegalStateException(
            "weights and images of %s are not made from the pass %s".formatted(of, key));
      }
      return PassRunner.this.get(key);
    }
  }
}
