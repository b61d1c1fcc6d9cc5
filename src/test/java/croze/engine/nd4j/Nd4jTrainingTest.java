package croze.engine.nd4j;

import croze.Golden;
import croze.engine.Engine;
import croze.engine.Precision;
import croze.engine.Session.Norms;
import croze.engine.TrainingGoldens;
import croze.engine.TrainingGoldens.Run;
import org.junit.jupiter.api.Test;

/**
 * Golden training by passes of an engine, which is what every engine has that brings no session.
 */
class Nd4jTrainingTest {

  @Test
  void stepsAreTheGoldenOnes() {
    try (Engine engine = new Nd4jEngine(Precision.DOUBLE)) {
      TrainingGoldens golden = new TrainingGoldens("best_cifar10_6111");
      golden.train(engine, Run.DECAY_ALL, 2, 1e-9);
      golden.train(engine, Run.DECAY_WEIGHTS, Golden.ALL ? 2 : 1, 1e-9);
    }
  }

  @Test
  void adversarialStepsAreTheGoldenOnes() {
    try (Engine engine = new Nd4jEngine(Precision.DOUBLE)) {
      new TrainingGoldens("best_cifar10_6111")
          .trainAdversarially(
              engine, "attack_in_eval_mode", Norms.RUNNING, Golden.ALL ? 2 : 1, 1e-9);
    }
  }
}
