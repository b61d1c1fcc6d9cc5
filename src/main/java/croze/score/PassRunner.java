package croze.score;

import croze.engine.Engine;
import croze.engine.Network;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.image.Batch;
import croze.image.Normalisation;
import croze.net.Form;
import croze.net.Parameters;
import croze.net.Program;
import croze.proxy.api.Images;
import croze.proxy.api.Need;
import croze.proxy.api.OwnPasses;
import croze.proxy.api.PassContext;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.proxy.api.Weights;
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
public final class PassRunner implements Passes, OwnPasses {
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

  @Override
  public OwnPasses own() {
    return this;
  }

  @Override
  public KeyedStream stream(String purpose) {
    return draws.noise().apply(purpose);
  }

  @Override
  public Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request) {
    return engine.get().run(program, parameters, batch, objective, request);
  }

  @Override
  public Network network(Program program, Parameters parameters) {
    return engine.get().network(program, parameters);
  }

  private Pass run(PassKey key) {
    Set<Output> outputs = plan.passes().get(key);
    if (outputs == null) {
      throw new IllegalStateException("no proxy of the plan asked for the pass " + key);
    }
    PassRequest request = PassRequest.of(outputs);
    Optional<Pass> held = key.gates().map(this::get);
    return run(
        program(key.form()),
        parameters(key.form(), key.weights()),
        key.images().make(new Origin(key.form(), key.madeFrom())),
        key.objective(),
        held.map(request::holding).orElse(request));
  }

  @Override
  public Program program(Form form) {
    return programs.computeIfAbsent(form, f -> architecture.program(f, macro));
  }

  @Override
  public Parameters parameters(Form form, Weights weights) {
    return passes.entrySet().stream()
        .filter(e -> e.getKey().form() == form && e.getKey().weights().equals(weights))
        .map(e -> e.getValue().parameters())
        .findFirst()
        .orElseGet(() -> weights.make(new Origin(form, weights.madeFrom())));
  }

  @Override
  public Batch batch(Images images) {
    return images.make(new Origin(Form.WITH_BN, images.madeFrom()));
  }

  /**
   * What the weights and images of one pass are made from.
   *
   * @param madeFrom the passes that they may read
   */
  private final class Origin implements PassContext {
    private final Form form;
    private final List<Need> madeFrom;

    private Origin(Form form, List<Need> madeFrom) {
      this.form = form;
      this.madeFrom = madeFrom;
    }

    @Override
    public Program program() {
      return PassRunner.this.program(form);
    }

    @Override
    public Parameters initial() {
      return initial.computeIfAbsent(form, f -> draws.parameters().apply(program()));
    }

    @Override
    public KeyedStream weights(String tensor) {
      return draws.weights().apply(tensor);
    }

    @Override
    public Batch batches(int count) {
      return draws.batches().apply(count);
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
      if (madeFrom.stream().noneMatch(need -> need.pass().equals(key))) {
        throw new IllegalStateException(
            "these weights or images are not made from the pass " + key);
      }
      return PassRunner.this.get(key);
    }
  }
}
