package croze.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.image.Batch;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.space.SearchSpace;
import croze.space.darts.Darts;
import croze.space.nb201.NasBench201;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Scaled by powers of two, a pass is the pass as it was. */
class ScaledEngineTest {
  private static final PassRequest ALL =
      PassRequest.of(
          Output.PARAMETER_GRADIENTS,
          Output.INPUT_GRADIENT,
          Output.FEATURES,
          Output.LAYER_OUTPUTS,
          Output.CHANNEL_SALIENCY,
          Output.RELU_CODES);

  /** In double nothing leaves the range, so the bits are the same. */
  @Property(tries = 6)
  void networksWithoutNormKeepTheirBits(@ForAll @IntRange(max = 1 << 20) int key) {
    compare(new Darts(), new Macro(5, 4, 10, 32), key, 0);
  }

  /**
   * The norms of the reduction blocks have an ε, which keeps its size. These weights are positive,
   * so a norm may read values that vary by 2^−17 of their mean: ε changes them by less than the
   * rounding of a float, of which the scale is, and by more than that of a double.
   */
  @Property(tries = 6)
  void networksWithTwoNormsAgree(@ForAll @IntRange(max = 1 << 20) int key) {
    compare(new NasBench201(), new Macro(4, 8, 10, 16), key, 1e-5);
  }

  /** Values that grow by 2^12 a layer leave the range of a float only after the change. */
  @Test
  void aNetworkScalesAnewWhenItsParametersHaveChanged() {
    Macro macro = new Macro(2, 4, 10, 8);
    Program program = new NasBench201().at(6111).program(Form.WITHOUT_BN, macro);
    Parameters parameters =
        Initialiser.UNIFORM.parameters(program, name -> KeyedStream.of(1, name));
    Batch batch = batch(macro, KeyedStream.of(1, "images"));
    try (Engine engine = Engines.open("cpu", Precision.FLOAT)) {
      Network network = engine.network(program, parameters);
      PassRequest gradients = PassRequest.of(Output.PARAMETER_GRADIENTS);
      network.run(batch, Objective.SUM_OF_LOGITS, gradients);
      for (Tensor t : parameters.tensors().values()) {
        Arrays.setAll(t.data(), i -> Math.scalb(t.data()[i], 12));
      }
      network.parametersChanged();
      Pass found = network.run(batch, Objective.SUM_OF_LOGITS, gradients);
      Pass expected = engine.run(program, parameters, batch, Objective.SUM_OF_LOGITS, gradients);
      assertTrue(expected.loss() > Float.MAX_VALUE);
      assertEquals(expected.loss(), found.loss());
      assertEquals(expected.gradients(), found.gradients());
    }
  }

  private static void compare(SearchSpace space, Macro macro, int key, double tolerance) {
    KeyedStream stream = KeyedStream.of(key, "scaled");
    Program program = space.sample(stream).program(Form.WITHOUT_BN, macro);
    Parameters parameters =
        Initialiser.UNIFORM
            .parameters(program, name -> KeyedStream.of(key, name))
            .map((name, t) -> t.map(x -> 8 * Math.abs(x))); // beyond what is left as it is
    Batch batch = batch(macro, stream);
    // A cell of skips needs no scale.
    double[] growths = Exponents.growths(program, parameters);
    Assume.that(Exponents.of(program, growths, batch, Precision.FLOAT.room()).isPresent());
    try (Engine inner = Engines.open("cpu", Precision.DOUBLE)) {
      Pass expected = inner.run(program, parameters, batch, Objective.CROSS_ENTROPY, ALL);
      Pass found =
          new ScaledEngine(inner, Precision.FLOAT.room())
              .run(program, parameters, batch, Objective.CROSS_ENTROPY, ALL);
      assertEquals(expected.loss(), found.loss(), tolerance * expected.loss());
      near("logits", expected.logits(), found.logits(), tolerance);
      near("input", expected.inputGradient().get(), found.inputGradient().get(), tolerance);
      near(expected.gradients(), found.gradients(), tolerance);
      near(expected.layerOutputs(), found.layerOutputs(), tolerance);
      near(expected.saliencies(), found.saliencies(), tolerance);
      for (int k = 0; k < expected.features().size(); k++) {
        near("feature " + k, expected.features().get(k), found.features().get(k), tolerance);
      }
    }
  }

  private static Batch batch(Macro macro, KeyedStream stream) {
    Tensor images = Tensor.zeros(2, 3, macro.imageSize(), macro.imageSize());
    return new Batch(images.map(x -> stream.nextDouble() - .5), new int[] {3, 7});
  }

  private static void near(
      Map<String, Tensor> expected, Map<String, Tensor> found, double tolerance) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, t) -> near(name, t, found.get(name), tolerance));
  }

  private static void near(String name, Tensor expected, Tensor found, double tolerance) {
    double largest = Arrays.stream(expected.data()).map(Math::abs).max().orElseThrow();
    double apart = tolerance * largest;
    if (apart == 0) {
      // −0 and 0 are one number
      assertArrayEquals(expected.map(x -> x + 0.0).data(), found.map(x -> x + 0.0).data(), name);
    } else {
      assertArrayEquals(expected.data(), found.data(), apart, name);
    }
  }
}
