package croze.engine.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import croze.Golden;
import croze.engine.Engine;
import croze.engine.Network;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.engine.SessionContract;
import croze.net.Form;
import croze.net.Parameters;
import croze.net.Program;
import org.junit.jupiter.api.Test;

class PytorchSessionTest extends SessionContract {
  private static final Program PROGRAM = Golden.rand05().program(Form.PAPER);

  @Override
  protected Engine open(Precision precision) {
    return Torch.open(precision);
  }

  /** What a caller changes without saying so does not reach the worker: it has the weights. */
  @Test
  void weightsAreSentOnceUntilTheyChange() {
    Parameters parameters = Golden.parameters(PROGRAM);
    try (Engine engine = open(Precision.DOUBLE)) {
      Network network = engine.network(PROGRAM, parameters);
      Pass first = pass(network);
      parameters.tensors().values().forEach(t -> t.data()[0] += .5);
      assertEquals(first.loss(), pass(network).loss());
      network.parametersChanged();
      Pass changed = pass(network);
      assertNotEquals(first.loss(), changed.loss());
      assertEquals(pass(engine.network(PROGRAM, parameters)).gradients(), changed.gradients());
    }
  }

  @Test
  void networksInTurnHaveTheirOwnWeights() {
    Parameters one = Golden.parameters(PROGRAM);
    Parameters other = one.absolute();
    try (Engine engine = open(Precision.DOUBLE)) {
      Network first = engine.network(PROGRAM, one);
      Network second = engine.network(PROGRAM, other);
      double ofFirst = pass(first).loss();
      double ofSecond = pass(second).loss();
      assertNotEquals(ofFirst, ofSecond);
      assertEquals(ofFirst, pass(first).loss());
      assertEquals(ofSecond, pass(second).loss());
    }
  }

  @Test
  void aNewWorkerIsSentTheWeightsAgain() {
    try (Engine engine = open(Precision.DOUBLE)) {
      Network network = engine.network(PROGRAM, Golden.parameters(PROGRAM));
      Pass first = pass(network);
      ProcessHandle.current()
          .children()
          .forEach(
              worker -> {
                worker.destroyForcibly();
                worker.onExit().join();
              });
      assertEquals(first.gradients(), pass(network).gradients());
    }
  }

  private static Pass pass(Network network) {
    return network.run(
        Golden.batch(), Objective.CROSS_ENTROPY, PassRequest.of(Output.PARAMETER_GRADIENTS));
  }
}
