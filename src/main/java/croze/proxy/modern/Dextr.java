package croze.proxy.modern;

import croze.net.Form;
import croze.net.Program;
import croze.proxy.api.Images;
import croze.proxy.api.OwnPasses;
import croze.proxy.api.Passes;
import croze.proxy.api.Requirements;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Dextr (Asthana et al. 2025): s·k/(s + k) of s = ln(1 + S) and k = ln(1 + κ), how far the channels
 * of one image are from linear dependence, and how much the network bends a line.
 *
 * <pre>
 * S = Σ over modules σ_min/σ_max of the output as channels × positions   (modules as in MeCo)
 * κ = √(|v|²|a|² − (v·a)²) / |v|³,  v and a the velocity and acceleration of ten logits, drawn
 *     with replacement, on the circle cos t·u₀ + sin t·u₁ of random images at t = 0
 * </pre>
 *
 * <p>A value of one position counts 1 unless it is zero: the pooled vector and the logits, twice
 * each. s alone where κ or the score is no finite number: where the logits do not depend on the
 * image. Norms use the statistics of the one image that they see.
 */
public record Dextr() implements OwnPassesProxy {
  private static final int DRAWN_LOGITS = 10;

  @Override
  public String name() {
    return "dextr";
  }

  @Override
  public String definition() {
    return "s·k/(s+k), s = ln(1 + Σ over modules σ_min/σ_max), k = ln(1 + curvature on a circle of images)";
  }

  @Override
  public String source() {
    return "Asthana et al. 2025 (rohanasthana/Dextr)";
  }

  @Override
  public Requirements requirements() {
    return new Requirements(false, true, false);
  }

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  /** NaN of a space that has no outline of its networks. */
  @Override
  public double score(Passes passes) {
    Program program = passes.own().program(Form.WITH_BN);
    if (program.outline().modules().isEmpty()) {
      return Double.NaN;
    }
    double s = Math.log1p(conditions(passes.own(), program));
    double k = Math.log1p(curvature(CircleOfImages.of(passes), passes.own()));
    double score = s * k / (s + k);
    return Double.isFinite(score) ? score : s;
  }

  private static double conditions(OwnPasses passes, Program program) {
    Map<Integer, Integer> modules = new LinkedHashMap<>(program.outline().modules());
    int logits = program.ops().size();
    modules.put(logits - 1, 2);
    modules.put(logits, 2);
    List<Tensor> values =
        MeCo.values(passes, program, List.copyOf(modules.keySet()), passes.batch(new Images.One()));
    double sum = 0;
    int at = 0;
    for (int hooks : modules.values()) {
      sum += hooks * condition(values.get(at++));
    }
    return sum;
  }

  /** σ_min/σ_max; 0 of zeros. */
  private static double condition(Tensor value) {
    if (Arrays.stream(value.data()).allMatch(x -> x == 0)) {
      return 0;
    }
    return value.shape().length == 2 ? 1 : Channels.of(value).inverseCondition();
  }

  private static double curvature(CircleOfImages.Motion motion, OwnPasses passes) {
    var stream = passes.stream("dextr.coord");
    double speed = 0;
    double acceleration = 0;
    double product = 0;
    for (int i = 0; i < DRAWN_LOGITS; i++) {
      int k = stream.nextInt(motion.velocity().length);
      double v = motion.velocity()[k];
      double a = motion.acceleration()[k];
      speed += v * v;
      acceleration += a * a;
      product += v * a;
    }
    return Math.sqrt(speed * acceleration - product * product) / Math.pow(speed, 1.5);
  }
}
