package croze.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.image.Batch;
import croze.net.Conv;
import croze.net.DropPath;
import croze.net.GlobalPool;
import croze.net.Linear;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Concat;
import croze.net.Op.Zero;
import croze.net.Parameters;
import croze.net.Program;
import croze.net.Window;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every op with every legal window, and values that are not finite: each engine against {@link
 * Reference}.
 */
public abstract class OpsContract {
  private static final int PROGRAMS = 150;
  private static final PassRequest EVERYTHING = PassRequest.of(Output.values());

  protected abstract Engine open(Precision precision);

  @ParameterizedTest
  @EnumSource(Precision.class)
  void randomProgramsGiveWhatTheDefinitionsSay(Precision precision) {
    double tolerance = precision == Precision.DOUBLE ? 1e-9 : 2e-3;
    try (Engine engine = open(precision)) {
      for (int seed = 0; seed < PROGRAMS; seed++) {
        Program program = RandomProgram.program(seed);
        Parameters parameters = RandomProgram.parameters(program, seed);
        Batch batch = RandomProgram.batch(program, seed);
        assertAgree("program " + seed, engine, program, parameters, batch, tolerance);
      }
    }
  }

  /** A pixel of the first image is not finite: every other image keeps its values. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void whatIsNotFiniteGoesWhereTheDefinitionsSay(Precision precision) {
    double[] pixels = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    double tolerance = precision == Precision.DOUBLE ? 1e-9 : 2e-3;
    try (Engine engine = open(precision)) {
      for (int seed = 0; seed < PROGRAMS; seed++) {
        Program program =
            seed % 2 == 0 ? RandomProgram.program(seed) : RandomProgram.withoutNorms(seed);
        Parameters parameters = RandomProgram.parameters(program, seed);
        Batch batch = RandomProgram.batch(program, seed);
        double[] images = batch.images().data().clone();
        images[seed % (images.length / batch.count())] = pixels[seed % 3];
        Batch broken = batch.withImages(new Tensor(batch.images().shape(), images));
        assertAgree("program " + seed, engine, program, parameters, broken, tolerance);
      }
    }
  }

  /** conv → zero → sum: what overflows before the zero is NaN behind it, in both halves. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void zeroTimesWhatOverflowsIsNaN(Precision precision) {
    Program program =
        program(
            new Conv("a", 0, 2, 2, 3, 1, false),
            new Conv("b", 1, 2, 2, 3, 1, false),
            new Zero(2),
            new Add(List.of(3, 0)));
    Parameters drawn = RandomProgram.parameters(program, 0);
    Parameters huge =
        drawn.map((name, t) -> name.startsWith("fc") ? t : t.map(x -> 1e200 * Math.signum(x)));
    Batch batch = RandomProgram.batch(program, 0);
    try (Engine engine = open(precision)) {
      Pass pass = run(engine, program, huge, batch, EVERYTHING);
      assertTrue(Double.isNaN(pass.loss()), "loss " + pass.loss());
      assertEquals(
          pass.loss(), run(engine, program, huge, batch, PassRequest.of()).loss(), "forward only");
      Pass fine = run(engine, program, drawn, batch, EVERYTHING);
      assertTrue(Double.isFinite(fine.loss()));
      assertEquals(0, fine.weightGradient("a").norm());
    }
  }

  /** The gradient overflows, the values do not: g·0 is NaN before the zero. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void zeroTimesAGradientThatOverflowsIsNaN(Precision precision) {
    Program program =
        program(
            new Conv("dead", 0, 2, 2, 3, 1, false),
            new Zero(1),
            new Conv("a", 0, 2, 2, 1, 1, false),
            new Add(List.of(2, 3)),
            new Conv("b", 4, 2, 2, 1, 1, false),
            new Conv("c", 5, 2, 2, 1, 1, false));
    double size = precision == Precision.DOUBLE ? 1e200 : 1e30;
    Parameters huge =
        RandomProgram.parameters(program, 0)
            .map((name, t) -> name.matches("[bc]\\..*") ? t.map(x -> size) : t);
    Batch batch = RandomProgram.batch(program, 0);
    Batch zeros = batch.withImages(batch.images().map(x -> 0));
    try (Engine engine = open(precision)) {
      Pass pass = engine.run(program, huge, zeros, Objective.SUM_OF_LOGITS, EVERYTHING);
      assertTrue(Double.isFinite(pass.loss()));
      assertTrue(Double.isNaN(pass.weightGradient("dead").data()[0]));
    }
  }

  @Test
  void otherGroupsAreComputedOrRefusedByName() {
    Window three = Window.square(3, 1, 1, 1);
    Op two = new Conv("pair", 0, 2, 4, three, 2, false);
    Program program = program(two);
    Parameters parameters = RandomProgram.parameters(program, 0);
    Batch batch = RandomProgram.batch(program, 0);
    try (Engine engine = open(Precision.DOUBLE)) {
      if (engine.supports(two)) {
        assertAgree("two groups", engine, program, parameters, batch, 1e-9);
      } else {
        Exception e =
            assertThrows(
                IllegalArgumentException.class,
                () -> run(engine, program, parameters, batch, PassRequest.of()));
        assertTrue(e.getMessage().contains("pair"), e.getMessage());
        assertTrue(e.getMessage().startsWith("engine "), e.getMessage());
      }
    }
  }

  /** Two heads behind a path that is dropped for one image, or the engine says that it has none. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void aDroppedPathMultipliesItsImages(Precision precision) {
    DropPath dropped = new DropPath("dropped", 1);
    List<Op> ops =
        List.of(
            new Conv("a", 0, 2, 2, 3, 1, false),
            dropped,
            new Add(List.of(2, 0)),
            new GlobalPool(3),
            new Linear("fc", 4, 2, 3),
            new Linear("other", 4, 2, 3),
            new Concat(List.of(5, 6)));
    Program program = new Program(2, 6, ops, List.of(), Map.of("a", 0, "fc", 0, "other", 0));
    Parameters parameters = RandomProgram.parameters(program, 0);
    Batch batch = RandomProgram.batch(program, 0);
    double[] factors = new double[batch.count()];
    for (int i = 1; i < factors.length; i++) {
      factors[i] = 1.0 / i;
    }
    PathFactors paths = new PathFactors(Map.of("dropped", factors));
    double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-5;
    try (Engine engine = open(precision)) {
      if (!engine.supports(dropped)) {
        Exception e =
            assertThrows(
                IllegalArgumentException.class,
                () -> run(engine, program, parameters, batch, EVERYTHING));
        assertTrue(e.getMessage().contains("dropped"), e.getMessage());
        return;
      }
      Pass found = run(engine, program, parameters, batch, EVERYTHING.withPaths(paths));
      Reference expected =
          new Reference(program, parameters, batch, Objective.CROSS_ENTROPY, paths);
      assertClose("logits", expected.values[ops.size()], found.logits(), tolerance);
      assertClose(
          "input", expected.inputGradient(), found.inputGradient().orElseThrow(), tolerance);
      found.gradients().forEach((n, g) -> assertClose(n, expected.gradients.get(n), g, tolerance));
      PathFactors none = new PathFactors(Map.of());
      Exception e =
          assertThrows(
              IllegalArgumentException.class,
              () -> run(engine, program, parameters, batch, EVERYTHING.withPaths(none)));
      assertTrue(e.getMessage().startsWith("dropped: expected"), e.getMessage());
    }
  }

  /** Two channels of 6 × 6 pixels in, the ops, the mean, three classes out. */
  private static Program program(Op... ops) {
    List<Op> all = new ArrayList<>(List.of(ops));
    Op last = all.get(all.size() - 1);
    int channels = last instanceof Conv c ? c.outChannels() : 2;
    all.add(new GlobalPool(all.size()));
    all.add(new Linear("fc", all.size(), channels, 3));
    return new Program(2, 6, all, List.of(), Map.of("fc", 0));
  }

  private static Pass run(
      Engine engine, Program program, Parameters parameters, Batch batch, PassRequest request) {
    return engine.run(program, parameters, batch, Objective.CROSS_ENTROPY, request);
  }

  private static void assertAgree(
      String what,
      Engine engine,
      Program program,
      Parameters parameters,
      Batch batch,
      double tolerance) {
    Reference expected = new Reference(program, parameters, batch, Objective.CROSS_ENTROPY);
    Pass found = run(engine, program, parameters, batch, EVERYTHING);
    Tensor loss = Tensor.of(new double[] {expected.loss.value()}, 1);
    assertClose(what + " loss", loss, Tensor.of(new double[] {found.loss()}, 1), tolerance);
    assertClose(what + " logits", expected.values[program.ops().size()], found.logits(), tolerance);
    for (int z = 0; z < program.features().size(); z++) {
      Tensor value = expected.values[program.features().get(z)];
      assertClose(what + " z" + z, value, found.features().get(z), tolerance);
    }
    assertClose(
        what + " input", expected.inputGradient(), found.inputGradient().orElseThrow(), tolerance);
    assertEquals(expected.gradients.keySet(), found.gradients().keySet());
    for (String name : found.gradients().keySet()) {
      Tensor gradient = expected.gradients.get(name);
      assertClose(what + " " + name, gradient, found.gradients().get(name), tolerance);
    }
    for (int i = 0; i < program.ops().size(); i++) {
      if (program.ops().get(i) instanceof Op.Layer layer) {
        Tensor output = found.layerOutputs().get(layer.name());
        assertClose(what + " output of " + layer, expected.values[i + 1], output, tolerance);
        Tensor saliency = found.saliencies().get(layer.name());
        assertClose(what + " saliency of " + layer, expected.saliency(i + 1), saliency, tolerance);
      }
    }
  }

  /** What is not finite stands at the same places, the rest is close to its norm. */
  private static void assertClose(String what, Tensor expected, Tensor found, double tolerance) {
    assertEquals(expected.size(), found.size(), what);
    double norm = expected.map(x -> Double.isFinite(x) ? x : 0).norm();
    for (int i = 0; i < expected.size(); i++) {
      double e = expected.data()[i];
      double f = found.data()[i];
      String place = what + " " + i + ": expected " + e + ", found " + f + ", norm " + norm;
      assertEquals(Double.isFinite(e), Double.isFinite(f), place);
      assertTrue(!Double.isFinite(e) || Math.abs(e - f) <= tolerance * (norm + 1e-3), place);
    }
  }
}
