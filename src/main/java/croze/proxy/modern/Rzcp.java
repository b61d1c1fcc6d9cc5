package croze.proxy.modern;

import croze.engine.NormStatistics;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.image.Batch;
import croze.net.Form;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.proxy.api.Images;
import croze.proxy.api.OwnPasses;
import croze.proxy.api.Passes;
import croze.proxy.api.Requirements;
import croze.proxy.api.Weights;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * RZCP (fyqsama/ZCP): the negative logarithm of −RF, RF = −exp(5·10⁶·conv)·reg, which ranks as RF
 * does where the exponential does not overflow; it does so in most cells.
 *
 * <pre>
 * reg  = mean_n ‖∇ₓ[L(x + z) − L(x)]_n‖,  z = 50·(s + 1e-7)/(‖s‖ + 1e-7) of a sample, s = sign(∇ₓL)
 * conv = Σ G²/100,  G = Σ over 50 images of ∂L/∂θ
 * </pre>
 *
 * <p>θ are the first 50 elements of each of the first 11 parameter tensors that have 50. In the
 * public code the gradients of the 50 images, whose products conv means to sum, lie in one buffer,
 * so that each is their sum. Images are pixels in [0, 1], norms have mean 0 and variance 1, paper
 * form. NaN where the loss does not depend on the image: reg is 0, and RF would be best of all.
 */
public record Rzcp() implements OwnPassesProxy {
  private static final double LENGTH = 50;
  private static final double FLOOR = 1e-7;
  private static final double FACTOR = 5e6;
  private static final int IMAGES = 50;
  private static final int TENSORS = 11;
  private static final int ELEMENTS = 50;
  private static final double PRODUCTS = 100;

  @Override
  public String name() {
    return "rzcp";
  }

  @Override
  public String definition() {
    return "−(5e6·Σ G²/100 + ln mean_n ‖∇ₓ[L(x+z) − L(x)]‖), G = Σ over 50 images of ∂L/∂w of 550 weights";
  }

  @Override
  public String source() {
    return "RZCP (fyqsama/ZCP, as the public code computes it)";
  }

  @Override
  public Requirements requirements() {
    return new Requirements(true, true, true);
  }

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  @Override
  public double score(Passes passes) {
    OwnPasses own = passes.own();
    Program program = own.program(Form.PAPER);
    Parameters weights = own.parameters(Form.PAPER, new Weights.Initial());
    double regularity = regularity(own, program, weights);
    return regularity == 0
        ? Double.NaN
        : -(FACTOR * convergence(own, program, weights) + Math.log(regularity));
  }

  private static double regularity(OwnPasses own, Program program, Parameters weights) {
    Batch x = own.batch(new Images.Pixels(new Images.Clean()));
    Tensor clean = inputGradient(own, program, weights, x);
    Tensor moved = inputGradient(own, program, weights, x.withImages(step(x.images(), clean)));
    Batch change = x.withImages(moved.plus(-1, clean));
    double sum = 0;
    for (int n = 0; n < x.count(); n++) {
      sum += change.range(n, n + 1).images().norm();
    }
    return sum / x.count();
  }

  private static Tensor inputGradient(OwnPasses own, Program program, Parameters weights, Batch x) {
    return run(own, program, weights, x, PassRequest.of(Output.INPUT_GRADIENT))
        .inputGradient()
        .orElseThrow();
  }

  /** x + z. */
  private static Tensor step(Tensor x, Tensor gradient) {
    int samples = x.shape()[0];
    int size = x.size() / samples;
    double[] moved = x.data().clone();
    for (int n = 0; n < samples; n++) {
      double square = 0;
      for (int i = n * size; i < (n + 1) * size; i++) {
        square += Math.abs(Math.signum(gradient.data()[i]));
      }
      for (int i = n * size; i < (n + 1) * size; i++) {
        double sign = Math.signum(gradient.data()[i]);
        moved[i] += LENGTH * (sign + FLOOR) / (Math.sqrt(square) + FLOOR);
      }
    }
    return new Tensor(x.shape(), moved);
  }

  private static double convergence(OwnPasses own, Program program, Parameters weights) {
    int batch = own.batch(new Images.Clean()).count();
    int batches = (IMAGES + batch - 1) / batch;
    Batch x = own.batch(new Images.Pixels(new Images.Batches(1, batches))).range(0, IMAGES);
    List<String> tensors = tensors(program);
    PassRequest request = PassRequest.of(Output.PARAMETER_GRADIENTS).withGradientsOf(tensors);
    Pass pass = run(own, program, weights, x, request);
    double sum = 0;
    for (String tensor : tensors) {
      double[] g = pass.gradients().get(tensor).data();
      for (int i = 0; i < ELEMENTS; i++) {
        sum += Math.pow(IMAGES * g[i], 2);
      }
    }
    return sum / PRODUCTS;
  }

  private static Pass run(
      OwnPasses own, Program program, Parameters weights, Batch x, PassRequest request) {
    return own.run(
        program,
        weights,
        x,
        Objective.CROSS_ENTROPY,
        request.withStatistics(NormStatistics.standard(program)));
  }

  /** In the order of the public network, whose reductions have {@code down} last. */
  private static List<String> tensors(Program program) {
    List<String> names = new ArrayList<>();
    List<String> last = new ArrayList<>();
    for (ParameterSpec spec : program.parameterSpecs()) {
      String block = spec.name().substring(0, spec.name().indexOf('.'));
      if (!last.isEmpty() && !last.get(0).startsWith(block + ".")) {
        names.addAll(last);
        last.clear();
      }
      if (Tensor.size(spec.shape()) >= ELEMENTS) {
        (spec.name().endsWith(".down.weight") ? last : names).add(spec.name());
      }
    }
    names.addAll(last);
    return names.subList(0, Math.min(TENSORS, names.size()));
  }
}
