package croze.proxy.modern;

import croze.engine.Network;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Program;
import croze.proxy.api.OwnPasses;
import croze.proxy.api.Passes;
import croze.proxy.api.Weights;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.tensor.Tensor;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The circle x(t) = cos t·u₀ + sin t·u₁ of images of 64 × 64 pixels, u₀ and u₁ the left singular
 * vectors of a normal matrix, the larger singular value first and the first component not negative,
 * and what the logits of a network do on it.
 *
 * <p>Derivatives by t are central differences over nine points. All keep the ReLUs and max pools of
 * t = 0, so that the logits are a smooth function of t.
 */
final class CircleOfImages {
  private static final int SIZE = 64;

  /** What the first difference is taken over, to find the scale of t on which logits change. */
  private static final double FIRST_STEP = 1e-4;

  /**
   * Step as a part of that scale, |v|/|a|: the error is that of rounding and grows as its inverse
   * square below, and as its eighth power above.
   */
  private static final double STEP = .05;

  private static final double[] FIRST = {4 / 5.0, -1 / 5.0, 4 / 105.0, -1 / 280.0};
  private static final double[] SECOND = {8 / 5.0, -1 / 5.0, 8 / 315.0, -1 / 560.0};

  /**
   * First and second derivative by t at 0.
   *
   * @param velocity one number a logit
   * @param acceleration one number a logit
   */
  record Motion(double[] velocity, double[] acceleration) {}

  private final Network network;
  private final PassRequest held;
  private final RealMatrix circle;
  private final int channels;
  private final double[] start;

  private CircleOfImages(OwnPasses passes, Program program) {
    network = passes.network(program, passes.parameters(Form.WITH_BN, new Weights.Initial()));
    channels = program.channels();
    circle = circle(channels * SIZE * SIZE, passes.stream("dextr.gauss"));
    Pass pass =
        network.run(
            at(0), Objective.SUM_OF_LOGITS, PassRequest.of(Output.RELU_CODES, Output.POOL_WINNERS));
    held = PassRequest.of().holding(pass);
    start = pass.logits().data();
  }

  /** Of the network with normalisation, each image a batch. */
  static Motion of(Passes passes) {
    Macro macro = passes.macro();
    Program program =
        passes
            .architecture()
            .program(
                Form.WITH_BN, new Macro(macro.cells(), macro.channels(), macro.classes(), SIZE));
    CircleOfImages circle = new CircleOfImages(passes.own(), program);
    Motion rough = circle.motion(FIRST_STEP, new double[] {.5}, new double[] {1});
    double scale = norm(rough.velocity) / norm(rough.acceleration);
    return Double.isFinite(scale) ? circle.motion(STEP * scale, FIRST, SECOND) : rough;
  }

  /**
   * Central differences.
   *
   * @param first weights of f(kh) − f(−kh), from k = 1
   * @param second weights of f(kh) + f(−kh) − 2f(0)
   */
  private Motion motion(double step, double[] first, double[] second) {
    double[] velocity = new double[start.length];
    double[] acceleration = new double[start.length];
    for (int k = 1; k <= first.length; k++) {
      double[] ahead = logits(k * step);
      double[] behind = logits(-k * step);
      for (int i = 0; i < start.length; i++) {
        velocity[i] += first[k - 1] * (ahead[i] - behind[i]) / step;
        acceleration[i] +=
            second[k - 1] * (ahead[i] - start[i] + (behind[i] - start[i])) / (step * step);
      }
    }
    return new Motion(velocity, acceleration);
  }

  private double[] logits(double t) {
    return network.run(at(t), Objective.SUM_OF_LOGITS, held).logits().data();
  }

  private Batch at(double t) {
    double[] x = circle.operate(new double[] {Math.cos(t), Math.sin(t)});
    return new Batch(Tensor.of(x, 1, channels, SIZE, SIZE), new int[1]);
  }

  private static RealMatrix circle(int size, KeyedStream stream) {
    double[][] normal = new double[size][2];
    for (double[] row : normal) {
      row[0] = (float) stream.nextNormal();
      row[1] = (float) stream.nextNormal();
    }
    RealMatrix u = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false)).getU();
    for (int column = 0; column < 2; column++) {
      double sign = u.getEntry(0, column) < 0 ? -1 : 1;
      u.setColumnVector(column, u.getColumnVector(column).mapMultiply(sign));
    }
    return u;
  }

  private static double norm(double[] x) {
    return Tensor.of(x, x.length).norm();
  }
}
