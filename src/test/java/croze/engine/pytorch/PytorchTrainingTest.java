package croze.engine.pytorch;

import croze.engine.Engine;
import croze.engine.Precision;
import croze.engine.Session.Norms;
import croze.engine.TrainingGoldens;
import croze.engine.TrainingGoldens.Run;
import org.junit.jupiter.api.Test;

/** Golden training with passes of a worker. */
class PytorchTrainingTest {

  @Test
  void stepsAreTheGoldenOnes() {
    try (Engine engine = Torch.open(Precision.DOUBLE)) {
      new TrainingGoldens("best_cifar10_6111").train(engine, Run.DECAY_WEIGHTS, 2, 1e-9);
    }
  }

  @Test
  void adversarialStepsAreTheGoldenOnes() {
    try (Engine engine = Torch.open(Precision.DOUBLE)) {
      new TrainingGoldens("best_cifar10_6111")
          .trainAdversarially(engine, "attack_in_eval_mode", Norms.RUNNING, 2, 1e-9);
    }
  }
}
