package croze.figure;

import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import croze.image.BatchRecipe;
import croze.image.BatchSource;
import croze.net.ParameterSpec.Role;
import croze.net.Parameters;
import croze.net.Program;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.random.KeyedStream;
import croze.score.Draws;
import croze.score.PassPlan;
import croze.score.PassRunner;
import croze.space.Architecture;
import croze.stats.correlation.CorrelationColumn;
import croze.stats.correlation.CorrelationTable;
import croze.stats.correlation.Estimate;
import croze.stats.rank.NanPolicy;
import croze.stats.resample.Bootstrap;
import croze.tensor.Tensor;
import croze.train.StoredNetwork;
import croze.train.TrainedNetworks;
import croze.train.TrainingSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well a score of the network before training foretells the same score after it (Figures 5 and
 * 7 of the paper): Spearman's ρ over networks that were trained here.
 *
 * <p>A checkpoint is a source of weights as an initialiser is. The single-step state has the
 * weights that the training started from. What the form of a proxy has and the trained network has
 * not (the bias of a convolution) is 0; what the form leaves out (its norms, for the public code)
 * is left out. So {@code croze} reads the trained weights without their norms, {@code croze-paper}
 * the network with them: the paper does not say which is meant.
 */
public final class Predictiveness {
  /** CRoZe and its parts by the public code, and by Eq. 3–10. */
  public static final List<String> COMPONENTS =
      List.of("croze", "croze_z", "croze_p", "croze_g", "croze-paper");

  /** Steps of the short training. */
  public static final int STEPS = 10;

  private Predictiveness() {}

  /**
   * @param component name of the score
   * @param state {@code 10-step} or {@code fully-trained}
   */
  public record Line(String component, String state, Estimate estimate) {}

  /**
   * @param networks those that are trained to the end
   * @param plan resamples of the intervals
   * @throws croze.InvalidInputException if there are none, or images are missing
   */
  public static List<Line> of(TrainedNetworks networks, DataFolder folder, Bootstrap plan) {
    List<Architecture> architectures = networks.finished();
    TrainingSetting setting = networks.task().setting();
    BatchSource batches = batches(setting, folder);
    List<Proxy> proxies = COMPONENTS.stream().map(Proxies::named).toList();
    Map<String, List<Map<String, Double>>> states = new LinkedHashMap<>();
    try (Engine scoring = Engines.open(setting.engine(), Precision.DOUBLE);
        Engine training = Engines.open(setting.engine(), setting.protocol().precision())) {
      for (Architecture a : architectures) {
        Map<String, StoredNetwork> at = new LinkedHashMap<>();
        at.put("single-step", networks.initial(a));
        at.put(STEPS + "-step", networks.after(a, STEPS, training));
        at.put("fully-trained", networks.trained(a));
        at.forEach(
            (state, network) ->
                states
                    .computeIfAbsent(state, s -> new ArrayList<>())
                    .add(scores(a, network, setting, batches, proxies, scoring)));
      }
    }
    List<Line> lines = new ArrayList<>();
    List<Map<String, Double>> single = states.remove("single-step");
    for (String component : COMPONENTS) {
      states.forEach(
          (state, scores) ->
              lines.add(
                  new Line(
                      component,
                      state,
                      estimate(column(single, component), column(scores, component), plan))));
    }
    return lines;
  }

  /** CRoZe of each network before training. */
  static Map<Architecture, Double> croze(TrainedNetworks networks, DataFolder folder) {
    TrainingSetting setting = networks.task().setting();
    BatchSource batches = batches(setting, folder);
    List<Proxy> croze = List.of(Proxies.named("croze"));
    Map<Architecture, Double> scores = new LinkedHashMap<>();
    try (Engine engine = Engines.open(setting.engine(), Precision.DOUBLE)) {
      for (Architecture a : networks.finished()) {
        scores.put(a, scores(a, networks.initial(a), setting, batches, croze, engine).get("croze"));
      }
    }
    return scores;
  }

  private static BatchSource batches(TrainingSetting setting, DataFolder folder) {
    return new BatchRecipe.PerArchitecture(BatchRecipe.PUBLISHED_SIZE)
        .source(folder, setting.dataset(), setting.seed());
  }

  private static Map<String, Double> scores(
      Architecture architecture,
      StoredNetwork network,
      TrainingSetting setting,
      BatchSource batches,
      List<Proxy> proxies,
      Engine engine) {
    String key = architecture.id();
    Draws draws =
        new Draws(
            program -> weights(network, program),
            tensor -> KeyedStream.of(setting.seed(), setting.dataset().id(), key, "init", tensor),
            count -> batches.batches(key, count),
            setting.dataset().normalisation(),
            kind -> KeyedStream.of(setting.seed(), setting.dataset().id(), key, "noise", kind));
    return new PassRunner(new PassPlan(proxies), () -> engine, architecture, network.macro(), draws)
        .scores();
  }

  /** The network's weights in a program of another form. */
  private static Parameters weights(StoredNetwork network, Program program) {
    Map<String, Tensor> trained = network.state().parameters().tensors();
    return Parameters.of(
        program,
        spec ->
            spec.role() == Role.BIAS && !trained.containsKey(spec.name())
                ? Tensor.zeros(spec.shape())
                : network.state().parameters().get(spec.name()));
  }

  private static double[] column(List<Map<String, Double>> scores, String component) {
    return scores.stream().mapToDouble(s -> s.get(component)).toArray();
  }

  /** Over the networks whose two scores are both defined. */
  private static Estimate estimate(double[] before, double[] after, Bootstrap plan) {
    int[] defined =
        IntStream.range(0, before.length)
            .filter(i -> !Double.isNaN(before[i]) && !Double.isNaN(after[i]))
            .toArray();
    double[] x = Arrays.stream(defined).mapToDouble(i -> before[i]).toArray();
    double[] y = Arrays.stream(defined).mapToDouble(i -> after[i]).toArray();
    return CorrelationTable.of(
            List.of(x), List.of(CorrelationColumn.single("after", y)), NanPolicy.DROP, plan)
        .estimate(0, 0);
  }
}
