package croze.engine.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.Golden;
import croze.InvalidInputException;
import croze.LostException;
import croze.engine.Engine;
import croze.engine.Loss;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.net.Form;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers that end, hang or answer nonsense. */
class PytorchFailureTest {
  private static final Program PROGRAM = Golden.rand05().program(Form.WITH_BN);
  private static final Parameters PARAMETERS = Golden.parameters(PROGRAM);

  /** A worker's first message: mark, length and header; then it reads what is sent. */
  private static final String HELLO =
      "printf 'CROZE1\\000\\000\\002\\000\\000\\000{}'; exec 3<&0; cat <&3 >/dev/null & ";

  /** The worker is killed between the two halves of a pass: a new one runs the pass again. */
  @Test
  void aWorkerKilledInMidPassCostsNothing() {
    try (Engine engine = Torch.open(Precision.DOUBLE)) {
      Pass undisturbed = pass(engine, Objective.CROSS_ENTROPY);
      Killer killer = new Killer(1);
      Pass disturbed = pass(engine, killer);
      assertEquals(2, killer.calls.get());
      assertEquals(undisturbed.gradients(), disturbed.gradients());
    }
  }

  @Test
  void aPassIsLostIfTheSecondWorkerEndsTooAndTheNextPassIsNot() {
    try (Engine engine = Torch.open(Precision.DOUBLE)) {
      Killer killer = new Killer(2);
      String message = assertThrows(LostException.class, () -> pass(engine, killer)).getMessage();
      assertTrue(message.contains("ended with exit code 137"), message);
      assertTrue(Double.isFinite(pass(engine, Objective.CROSS_ENTROPY).loss()));
    }
  }

  @Test
  void aWorkerThatEndsAtItsStartIsStartedAgain(@TempDir Path folder) {
    String first = folder.resolve("first").toString();
    String python = Torch.python().command().get(0);
    String script = "mkdir '%s' 2>/dev/null && kill -9 $$; exec %s \"$0\" \"$1\"";
    try (Engine engine =
        new PytorchEngine(shell(script.formatted(first, python), 180), Precision.DOUBLE)) {
      assertTrue(Double.isFinite(pass(engine, Objective.CROSS_ENTROPY).loss()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo no memory >&2; exit 3 | ended with exit code 3: no memory",
        "exec sleep 99 | gave no answer within 2 s",
        "echo nonsense, and more of it; exec sleep 99 | answered what is no message",
        "printf 'CROZE1\\000\\000\\002\\000\\000\\000{}'; exec sleep 99 | no tensor logits",
        "printf 'CROZE1\\000\\000\\002\\000\\000\\000[1'; exec sleep 99 | answered",
      })
  void whatGoesWrongIsSaidInOneLine(String script, String expected) {
    try (Engine engine = new PytorchEngine(shell(HELLO + script, 2), Precision.FLOAT)) {
      String message =
          assertThrows(LostException.class, () -> pass(engine, Objective.CROSS_ENTROPY))
              .getMessage();
      assertTrue(message.contains(expected), message);
      assertEquals(1, message.lines().count());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no such program | cannot be started",
        "/bin/false | ended with exit code 1",
        "/bin/echo | ended with exit code 0"
      })
  void whatCannotStartIsRefusedWithTheFix(String command, String expected) {
    Python python = new Python(List.of(command), "cpu", Duration.ofSeconds(20));
    String message =
        assertThrows(InvalidInputException.class, () -> new PytorchEngine(python, Precision.DOUBLE))
            .getMessage();
    assertTrue(message.contains(command + " " + expected), message);
    assertTrue(message.contains("set CROZE_PYTHON"), message);
  }

  @Test
  void aDeviceThatIsNotThereIsNamed() {
    Python python = new Python(Torch.python().command(), "cuda:97", Duration.ofMinutes(3));
    String message =
        assertThrows(InvalidInputException.class, () -> new PytorchEngine(python, Precision.DOUBLE))
            .getMessage();
    assertTrue(message.contains("cuda:97"), message);
  }

  private static Python shell(String script, int seconds) {
    return new Python(List.of("/bin/sh", "-c", script), "cpu", Duration.ofSeconds(seconds));
  }

  private static Pass pass(Engine engine, Objective objective) {
    return engine.run(
        PROGRAM, PARAMETERS, Golden.batch(), objective, PassRequest.of(Output.PARAMETER_GRADIENTS));
  }

  /** An objective that, for the first times it is asked, kills the workers of this process. */
  private record Killer(int times, AtomicInteger calls) implements Objective {
    Killer(int times) {
      this(times, new AtomicInteger());
    }

    @Override
    public Loss of(Tensor logits, int[] labels) {
      if (calls.incrementAndGet() <= times) {
        ProcessHandle.current().children().forEach(Killer::kill);
      }
      return CROSS_ENTROPY.of(logits, labels);
    }

    private static void kill(ProcessHandle worker) {
      worker.destroyForcibly();
      worker.onExit().join();
    }
  }
}
