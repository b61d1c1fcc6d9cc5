package croze.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.Golden;
import croze.engine.NormStatistics.Moments;
import croze.image.Batch;
import croze.net.Form;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must satisfy; a subclass says how to open it. */
public abstract class EngineContract {
  private static final PassRequest EVERYTHING = PassRequest.of(Output.values());

  protected abstract Engine open(Precision precision);

  static Stream<Golden.Architecture> goldenArchitectures() {
    return Golden.architectures();
  }

  @ParameterizedTest
  @MethodSource("goldenArchitectures")
  void lossIsTheGoldenOne(Golden.Architecture a) {
    try (Engine engine = open(Precision.DOUBLE)) {
      Program official = a.program(Form.WITHOUT_BN);
      Parameters absolute = Golden.parameters(official).absolute();
      assertRelative(
          a.values().at("/official/meta/loss_clean").asDouble(),
          loss(engine, official, absolute),
          1e-12);
      Program paper = a.program(Form.PAPER);
      assertRelative(
          a.values().at("/paper/meta/loss_clean").asDouble(),
          loss(engine, paper, Golden.parameters(paper)),
          1e-12);
    }
  }

  private static double loss(Engine engine, Program program, Parameters parameters) {
    return engine
        .run(program, parameters, Golden.batch(), Objective.CROSS_ENTROPY, PassRequest.of())
        .loss();
  }

  @Test
  void tensorsOfTheFormWithoutNormAreTheGoldenOnes() {
    Program program = Golden.rand05().program(Form.WITHOUT_BN);
    Pass pass = pass(program, Golden.parameters(program).absolute());
    assertGolden("official/logits_clean", pass.logits(), 1e-11);
    for (int z = 0; z < 5; z++) {
      assertGolden("official/feat" + z, pass.features().get(z), 1e-11);
    }
    for (String layer : program.layers()) {
      assertGolden("official/g/" + layer, pass.weightGradient(layer), 1e-11);
    }
  }

  @Test
  void tensorsOfThePaperFormAreTheGoldenOnes() {
    Program program = Golden.rand05().program(Form.PAPER);
    Parameters clean = Golden.parameters(program);
    Pass pass = pass(program, clean);
    assertGolden("paper/logits_clean", pass.logits(), 1e-10);
    for (String layer : program.layers()) {
      assertGolden("paper/g/" + layer, pass.weightGradient(layer), 1e-10);
      assertGolden("paper/z_conv/" + layer, pass.layerOutputs().get(layer), 1e-10);
    }
  }

  private Pass pass(Program program, Parameters parameters) {
    try (Engine engine = open(Precision.DOUBLE)) {
      return engine.run(program, parameters, Golden.batch(), Objective.CROSS_ENTROPY, EVERYTHING);
    }
  }

  private static void assertGolden(String name, Tensor found, double tolerance) {
    Tensor golden = Golden.sample(name);
    int stride = Golden.stride(name);
    double scale = golden.norm() / Math.sqrt(golden.size());
    for (int i = 0; i < golden.size(); i++) {
      assertEquals(golden.data()[i], found.data()[i * stride], tolerance * scale, name + " " + i);
    }
  }

  private static void assertRelative(double expected, double found, double tolerance) {
    assertEquals(expected, found, tolerance * Math.abs(expected));
  }

  public static Stream<Integer> seeds() {
    return Stream.iterate(0, s -> s + 1).limit(60);
  }

  /**
   * Gradients against differences of the objective. The ReLUs' gates and the max pools' winners are
   * frozen, so that the objective is smooth and no step crosses a kink; where it is differentiated,
   * the frozen network has the value and the gradient of the real one.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void gradientsAreThoseOfFiniteDifferences(int seed) {
    Program program = RandomProgram.program(seed);
    Parameters parameters = RandomProgram.parameters(program, seed);
    Batch batch = RandomProgram.batch(program, seed);
    Objective objective = seed % 2 == 0 ? Objective.CROSS_ENTROPY : Objective.SUM_OF_LOGITS;
    try (Engine engine = open(Precision.DOUBLE)) {
      Pass pass = engine.run(program, parameters, batch, objective, EVERYTHING);
      PassRequest frozen = PassRequest.of().holding(pass);
      assertRelative(
          pass.loss(), engine.run(program, parameters, batch, objective, frozen).loss(), 1e-13);

      Tensor direction = direction(batch.images().shape(), seed, "images");
      assertDerivative(
          "input",
          pass.inputGradient().orElseThrow().dot(direction),
          t -> {
            Batch moved = batch.withImages(moved(batch.images(), t, direction));
            return engine.run(program, parameters, moved, objective, frozen).loss();
          });
      for (String name : parameters.tensors().keySet()) {
        Tensor d = direction(parameters.get(name).shape(), seed, name);
        assertDerivative(
            name,
            pass.gradients().get(name).dot(d),
            t -> {
              Parameters moved =
                  parameters.map((n, theta) -> n.equals(name) ? moved(theta, t, d) : theta);
              return engine.run(program, moved, batch, objective, frozen).loss();
            });
      }
    }
  }

  /** With given statistics a norm is a fixed affine map, and its gradient that of one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 9, 12, 15, 21, 30, 42})
  void gradientsWithGivenStatisticsAreThoseOfFiniteDifferences(int seed) {
    Program program = RandomProgram.program(seed);
    Parameters parameters = RandomProgram.parameters(program, seed);
    Batch batch = RandomProgram.batch(program, seed);
    KeyedStream stream = KeyedStream.of(seed, "statistics");
    Map<String, Moments> drawn = new LinkedHashMap<>();
    NormStatistics.standard(program)
        .norms()
        .forEach(
            (name, m) ->
                drawn.put(
                    name,
                    new Moments(
                        m.mean().map(x -> stream.nextGaussian()),
                        m.variance().map(x -> .5 + stream.nextDouble()))));
    NormStatistics statistics = new NormStatistics(drawn);
    Tensor weights = Tensor.zeros(batch.count(), 3).map(x -> stream.nextGaussian());
    Objective objective = Objective.weightedSum(weights);
    try (Engine engine = open(Precision.DOUBLE)) {
      Pass pass =
          engine.run(program, parameters, batch, objective, EVERYTHING.withStatistics(statistics));
      assertTrue(pass.normStatistics().isEmpty());
      PassRequest frozen = PassRequest.of().holding(pass).withStatistics(statistics);
      Tensor direction = direction(batch.images().shape(), seed, "images");
      assertDerivative(
          "input",
          pass.inputGradient().orElseThrow().dot(direction),
          t -> {
            Batch moved = batch.withImages(moved(batch.images(), t, direction));
            return engine.run(program, parameters, moved, objective, frozen).loss();
          });
      for (String name : parameters.tensors().keySet()) {
        Tensor d = direction(parameters.get(name).shape(), seed, name);
        assertDerivative(
            name,
            pass.gradients().get(name).dot(d),
            t -> {
              Parameters moved =
                  parameters.map((n, theta) -> n.equals(name) ? moved(theta, t, d) : theta);
              return engine.run(program, moved, batch, objective, frozen).loss();
            });
      }
    }
  }

  /** What a pass reports of the batch, given back to it, changes nothing. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void theStatisticsOfTheBatchAreTheOnesItIsNormalisedWith(Precision precision) {
    Program program = Golden.rand05().program(Form.PAPER);
    Parameters parameters = Golden.parameters(program);
    Batch batch = Golden.batch();
    try (Engine engine = open(precision)) {
      Pass pass = engine.run(program, parameters, batch, Objective.CROSS_ENTROPY, EVERYTHING);
      Map<String, Moments> found = new LinkedHashMap<>(NormStatistics.standard(program).norms());
      pass.normStatistics()
          .forEach((name, m) -> found.put(name, new Moments(m.mean(), m.variance())));
      assertEquals(8L * 32 * 32, pass.normStatistics().get("stem.conv.norm").count());
      Pass again =
          engine.run(
              program,
              parameters,
              batch,
              Objective.CROSS_ENTROPY,
              PassRequest.of().withStatistics(new NormStatistics(found)));
      double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-5;
      assertTrue(
          moved(again.logits(), -1, pass.logits()).norm() < tolerance * pass.logits().norm());
    }
  }

  /** A random direction of length 1: a wrong element of the gradient shows in almost every one. */
  private static Tensor direction(int[] shape, int seed, String name) {
    KeyedStream stream = KeyedStream.of(seed, "direction", name);
    Tensor d = Tensor.zeros(shape).map(x -> stream.nextGaussian());
    double norm = d.norm();
    return d.map(x -> x / norm);
  }

  private static Tensor moved(Tensor x, double t, Tensor direction) {
    double[] out = x.data().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += t * direction.data()[i];
    }
    return new Tensor(x.shape(), out);
  }

  /**
   * The difference of fourth order over ±h, ±2h errs by about h⁴·f⁽⁵⁾/30 and by rounding of
   * 1e-16·f/h; with h = 1e-3 both stay well below the tolerance for the values of order 1 here.
   */
  private static void assertDerivative(String what, double expected, DoubleUnaryOperator f) {
    double h = 1e-3;
    double near = f.applyAsDouble(h) - f.applyAsDouble(-h);
    double far = f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h);
    double found = (8 * near - far) / (12 * h);
    assertEquals(found, expected, 1e-8 * Math.max(1, Math.abs(f.applyAsDouble(0))), what);
  }

  /** Of each image and direction alone: what a pass of that image and that objective has. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 12, 15, 21, 30, 42})
  void firstElementsAreThoseOfPassesOfSingleImages(int seed) {
    Program program = RandomProgram.program(seed);
    Parameters parameters = RandomProgram.parameters(program, seed);
    Batch batch = RandomProgram.batch(program, seed);
    NormStatistics statistics = NormStatistics.standard(program);
    Tensor directions = direction(new int[] {2, 3}, seed, "logits");
    PassRequest request = PassRequest.of(Output.PARAMETER_GRADIENTS).withStatistics(statistics);
    try (Engine engine = open(Precision.DOUBLE)) {
      Network network = engine.network(program, parameters);
      FirstElements found = network.firstElements(batch, directions, statistics);
      assertEquals(parameters.tensors().keySet(), found.gradients().keySet());
      for (int n = 0; n < batch.count(); n++) {
        Batch image = batch.range(n, n + 1);
        for (int r = 0; r < 2; r++) {
          double[] weights = Arrays.copyOfRange(directions.data(), 3 * r, 3 * r + 3);
          Objective along = Objective.weightedSum(Tensor.of(weights, 1, 3));
          Pass pass = engine.run(program, parameters, image, along, request);
          double[] logits = Arrays.copyOfRange(found.logits().data(), 3 * n, 3 * n + 3);
          assertArrayEquals(pass.logits().data(), logits, 1e-12 * pass.logits().norm());
          int at = 2 * n + r;
          pass.gradients()
              .forEach(
                  (name, g) ->
                      assertEquals(
                          g.data()[0],
                          found.gradients().get(name).data()[at],
                          1e-11 * Math.max(1, g.norm()),
                          name));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 11, 23})
  void saliencyIsTheSumOfOutputTimesItsGradient(int seed) {
    Program program = RandomProgram.program(seed);
    Parameters parameters = RandomProgram.parameters(program, seed);
    Batch batch = RandomProgram.batch(program, seed);
    try (Engine engine = open(Precision.DOUBLE)) {
      Pass pass = engine.run(program, parameters, batch, Objective.CROSS_ENTROPY, EVERYTHING);
      for (String layer : program.layers()) {
        // Scaling output channel c of a layer by 1 + t moves the objective by t·Σₙ saliency(n, c):
        // the same as scaling the channel's weights and bias.
        Tensor w = parameters.get(layer + ".weight");
        Tensor g = pass.weightGradient(layer);
        Tensor saliency = pass.saliencies().get(layer);
        int channels = w.shape()[0];
        int fan = w.size() / channels;
        assertArrayEquals(new int[] {batch.count(), channels}, saliency.shape());
        for (int c = 0; c < channels; c++) {
          double expected = 0;
          for (int i = c * fan; i < (c + 1) * fan; i++) {
            expected += w.data()[i] * g.data()[i];
          }
          if (parameters.tensors().containsKey(layer + ".bias")) {
            expected +=
                parameters.get(layer + ".bias").data()[c]
                    * pass.gradients().get(layer + ".bias").data()[c];
          }
          double found = 0;
          for (int n = 0; n < batch.count(); n++) {
            found += saliency.data()[n * channels + c];
          }
          assertEquals(expected, found, 1e-12 * Math.max(1, Math.abs(expected)), layer);
        }
      }
    }
  }

  @Test
  void codesAreTheSignsOfWhatReachesTheRelus() {
    Program program = Golden.rand05().program(Form.WITH_BN);
    Pass pass = pass(program, Golden.parameters(program));
    List<ReluCodes.Code> codes = pass.reluCodes().orElseThrow().relus();
    // The last ReLU's output is feature 3: as many of its units are open as are above zero.
    ReluCodes.Code last = codes.get(codes.size() - 1);
    double[] z3 = pass.features().get(3).data();
    for (int n = 0; n < 8; n++) {
      int units = last.units();
      long open = Arrays.stream(z3, n * units, (n + 1) * units).filter(z -> z > 0).count();
      assertEquals(open, Arrays.stream(last.bits()[n]).map(Long::bitCount).sum());
    }
    assertEquals(Golden.sample("naswot/K"), kernel(codes));
  }

  /** NASWOT's kernel: in how many units two samples agree, over all ReLUs. */
  private static Tensor kernel(List<ReluCodes.Code> codes) {
    double[] k = new double[64];
    for (ReluCodes.Code code : codes) {
      for (int i = 0; i < k.length; i++) {
        long[] a = code.bits()[i / 8];
        long[] b = code.bits()[i % 8];
        k[i] += code.units();
        for (int w = 0; w < a.length; w++) {
          k[i] -= Long.bitCount(a[w] ^ b[w]);
        }
      }
    }
    return Tensor.of(k, 8, 8);
  }

  @Test
  void floatIsDoubleToSinglePrecision() {
    Program program = Golden.rand05().program(Form.WITH_BN);
    Parameters parameters = Golden.parameters(program);
    Pass exact = pass(program, parameters);
    try (Engine engine = open(Precision.FLOAT)) {
      Pass single =
          engine.run(program, parameters, Golden.batch(), Objective.CROSS_ENTROPY, EVERYTHING);
      assertRelative(exact.loss(), single.loss(), 1e-4);
      for (String layer : program.layers()) {
        Tensor g = exact.weightGradient(layer);
        // A cut-off layer has a gradient of zero in double and must have it in float.
        double error = moved(single.weightGradient(layer), -1, g).norm();
        assertTrue(error <= 1e-3 * g.norm(), layer + " " + error / g.norm());
      }
    }
  }

  @Test
  void aPassHoldsWhatWasAskedForAndNoMore() {
    Program program = RandomProgram.program(5);
    Parameters parameters = RandomProgram.parameters(program, 5);
    Batch batch = RandomProgram.batch(program, 5);
    try (Engine engine = open(Precision.DOUBLE)) {
      Pass all = engine.run(program, parameters, batch, Objective.CROSS_ENTROPY, EVERYTHING);
      assertEquals(
          program.parameterSpecs().stream().map(s -> s.name()).toList(),
          List.copyOf(all.gradients().keySet()));
      assertEquals(program.features().size(), all.features().size());
      assertEquals(Set.copyOf(program.layers()), all.layerOutputs().keySet());
      assertEquals(Set.copyOf(program.layers()), all.saliencies().keySet());

      Pass none = engine.run(program, parameters, batch, Objective.CROSS_ENTROPY, PassRequest.of());
      assertEquals(all.loss(), none.loss());
      assertEquals(all.logits(), none.logits());
      assertTrue(none.gradients().isEmpty() && none.inputGradient().isEmpty());
      assertTrue(none.features().isEmpty() && none.layerOutputs().isEmpty());
      assertTrue(none.saliencies().isEmpty() && none.reluCodes().isEmpty());

      Pass input =
          engine.run(
              program,
              parameters,
              batch,
              Objective.CROSS_ENTROPY,
              PassRequest.of(Output.INPUT_GRADIENT));
      assertEquals(all.inputGradient(), input.inputGradient());
      assertTrue(input.gradients().isEmpty());
    }
  }

  /** Perhaps with others. */
  @Test
  void theGradientsOfSomeParametersAreThoseOfAll() {
    Program program = Golden.rand05().program(Form.PAPER);
    Parameters parameters = Golden.parameters(program);
    List<String> some =
        program.parameterSpecs().stream()
            .map(ParameterSpec::name)
            .filter(name -> name.hashCode() % 3 == 0)
            .toList();
    PassRequest request = PassRequest.of(Output.PARAMETER_GRADIENTS);
    try (Engine engine = open(Precision.DOUBLE)) {
      Network network = engine.network(program, parameters);
      Pass all = network.run(Golden.batch(), Objective.CROSS_ENTROPY, request);
      Pass few =
          network.run(Golden.batch(), Objective.CROSS_ENTROPY, request.withGradientsOf(some));
      some.forEach(
          name -> assertEquals(all.gradients().get(name), few.gradients().get(name), name));
    }
  }

  /** A network that begins with a norm does not see the size of its images. */
  @Test
  void aNormIsExactUpToItsRangeAndNanBeyond() {
    Pass one = scaledImages(60);
    Pass huge = scaledImages(450);
    for (int i = 0; i < one.logits().size(); i++) {
      assertEquals(one.logits().data()[i], huge.logits().data()[i], 1e-9);
    }
    double gradient = one.inputGradient().orElseThrow().scaled(60).norm();
    assertEquals(gradient, huge.inputGradient().orElseThrow().scaled(450).norm(), 1e-6 * gradient);
    assertTrue(Double.isNaN(scaledImages(515).logits().norm()));
  }

  private Pass scaledImages(int exponent) {
    Program program = Golden.rand05().program(Form.PAPER);
    Batch batch = Golden.batch();
    try (Engine engine = open(Precision.DOUBLE)) {
      return engine.run(
          program,
          Golden.parameters(program),
          batch.withImages(batch.images().scaled(exponent)),
          Objective.CROSS_ENTROPY,
          PassRequest.of(Output.INPUT_GRADIENT));
    }
  }

  /** Same bits whatever ran before: other shapes, and a network that overflows. */
  @Test
  void aPassDoesNotDependOnEarlierOnes() {
    Program program = Golden.rand05().program(Form.WITH_BN);
    Parameters parameters = Golden.parameters(program);
    Pass fresh = pass(program, parameters);
    try (Engine engine = open(Precision.DOUBLE)) {
      Program other = Golden.rand05().program(Form.WITHOUT_BN);
      Parameters huge = Golden.parameters(other).map((n, t) -> t.map(x -> 1e200 * x));
      engine.run(other, huge, Golden.batch(), Objective.CROSS_ENTROPY, EVERYTHING);
      Pass later =
          engine.run(program, parameters, Golden.batch(), Objective.CROSS_ENTROPY, EVERYTHING);
      assertEquals(fresh.loss(), later.loss());
      assertEquals(fresh.gradients(), later.gradients());
      assertEquals(fresh.inputGradient(), later.inputGradient());
      assertEquals(fresh.saliencies(), later.saliencies());
    }
  }

  @Test
  void wrongShapesAreNamed() {
    Program program = RandomProgram.program(1);
    Parameters parameters = RandomProgram.parameters(program, 1);
    Batch batch = RandomProgram.batch(program, 1);
    try (Engine engine = open(Precision.DOUBLE)) {
      Parameters wrong = parameters.map((n, t) -> n.equals("fc.weight") ? Tensor.zeros(2, 2) : t);
      Exception e =
          assertThrows(
              IllegalArgumentException.class,
              () -> engine.run(program, wrong, batch, Objective.CROSS_ENTROPY, PassRequest.of()));
      assertTrue(e.getMessage().contains("fc.weight"), e.getMessage());
      assertTrue(e.getMessage().contains("found [2, 2]"), e.getMessage());
      Batch small = batch.withImages(Tensor.zeros(batch.count(), program.channels(), 2, 2));
      assertThrows(
          IllegalArgumentException.class,
          () -> engine.run(program, parameters, small, Objective.CROSS_ENTROPY, PassRequest.of()));
    }
  }
}
