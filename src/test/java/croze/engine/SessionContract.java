package croze.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import croze.Golden;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sessions of every engine must satisfy; a subclass says how to open it. */
public abstract class SessionContract {
  protected abstract Engine open(Precision precision);

  /** A session that is closed and opened from its state goes on with the same bits. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void aSessionResumesWithTheSameBits(Precision precision) {
    Program program = Golden.rand05().program(Form.PAPER);
    Batch batch = Golden.batch();
    Sgd sgd = Sgd.plain(.05).withNesterov(.9).withDecay(5e-4).withClip(1);
    try (Engine engine = open(precision)) {
      TrainingState state = TrainingState.initial(program, Golden.parameters(program));
      try (Session whole = engine.open(program, state.parameters())) {
        for (int i = 0; i < 3; i++) {
          double loss = whole.step(batch, Objective.CROSS_ENTROPY, sgd).loss();
          try (Session part = engine.open(program, state)) {
            assertEquals(loss, part.step(batch, Objective.CROSS_ENTROPY, sgd).loss());
            state = part.state();
          }
        }
        assertEquals(whole.state(), state);
        // Evaluation and attacks leave no trace.
        whole.gradient(batch, Objective.SUM_OF_LOGITS, Session.Norms.BATCH);
        whole.evaluate(batch.images(), Session.Norms.RUNNING);
        assertEquals(state, whole.state());
      }
    }
  }

  /**
   * A session has the bits of plain passes, whatever the engine keeps between steps: with x·0, with
   * a norm that the logits do not depend on, and with batches of two sizes.
   */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void aSessionHasTheBitsOfPlainPasses(Precision precision) {
    Program program =
        Cell.parse(
                "|nor_conv_3x3~0|+|nor_conv_1x1~0|none~1|+|skip_connect~0|none~1|avg_pool_3x3~2|")
            .program(Form.PAPER, Macro.benchmark(1, 10, 32));
    Batch batch = Golden.batch();
    Tensor three = Tensor.of(Arrays.copyOf(batch.images().data(), 3 * 3 * 32 * 32), 3, 3, 32, 32);
    Batch small = new Batch(three, Arrays.copyOf(batch.labels(), 3));
    Sgd sgd = Sgd.plain(.05).withNesterov(.9).withDecay(5e-4).withClip(1);
    try (Engine engine = open(precision);
        Session own = engine.open(program, Golden.parameters(program));
        Session plain = new PlainPasses(engine).open(program, Golden.parameters(program))) {
      for (int i = 0; i < 3; i++) {
        for (Batch b : List.of(batch, small)) {
          assertEquals(
              plain.step(b, Objective.CROSS_ENTROPY, sgd),
              own.step(b, Objective.CROSS_ENTROPY, sgd));
          for (Session.Norms norms : Session.Norms.values()) {
            assertEquals(
                plain.gradient(b, Objective.CROSS_ENTROPY, norms),
                own.gradient(b, Objective.CROSS_ENTROPY, norms));
          }
        }
        assertEquals(plain.state(), own.state());
      }
      assertEquals(
          plain.evaluate(three, Session.Norms.RUNNING), own.evaluate(three, Session.Norms.RUNNING));
      Tensor ones = Tensor.zeros(16).map(x -> 1);
      own.statistics()
          .norms()
          .forEach((name, m) -> assertNotEquals(ones, m.variance(), name + " has learnt nothing"));
    }
  }

  /** An engine that has nothing but its passes. */
  private record PlainPasses(Engine engine) implements Engine {
    @Override
    public boolean supports(Op op) {
      return engine.supports(op);
    }

    @Override
    public Pass run(
        Program program,
        Parameters parameters,
        Batch batch,
        Objective objective,
        PassRequest request) {
      return engine.run(program, parameters, batch, objective, request);
    }

    @Override
    public void close() {}
  }
}
