package croze.engine.cpu;

import croze.Golden;
import croze.engine.Engine;
import croze.engine.Precision;
import croze.engine.Session.Norms;
import croze.engine.TrainingGoldens;
import croze.engine.TrainingGoldens.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden training on the CPU engine; the steps and tolerances are what the goldens' README says.
 */
class CpuTrainingTest {
  private static final Engine ENGINE = new CpuEngine(Precision.DOUBLE);

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "resnet_like, SGD_002, 6, 30, 1e-9",
    "best_cifar10_6111, SGD_002, 3, 6, 1e-9",
    "all_conv3x3, SGD_002, 2, 4, 1e-9",
    "resnet_like, SGD_01, 5, 10, 1e-6",
    "resnet_like, DECAY_ALL, 3, 5, 1e-10",
    "best_cifar10_6111, DECAY_ALL, 10, 10, 1e-9",
    "resnet_like, DECAY_WEIGHTS, 3, 5, 1e-6",
  })
  void stepsAreTheGoldenOnes(
      String architecture, Run run, int steps, int ofAllGoldens, double tolerance) {
    new TrainingGoldens(architecture)
        .train(ENGINE, run, Golden.ALL ? ofAllGoldens : steps, tolerance);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet_like, attack_in_eval_mode, RUNNING, 5",
    "resnet_like, attack_in_train_mode_running_stats_updated_in_every_pass, BATCH_TRACKED, 5",
    "resnet_like, attack_in_train_mode_running_stats_updated_only_in_weight_update_pass, BATCH, 5",
    "best_cifar10_6111, attack_in_eval_mode, RUNNING, 2",
  })
  void adversarialStepsAreTheGoldenOnes(String architecture, String mode, Norms norms, int steps) {
    new TrainingGoldens(architecture).trainAdversarially(ENGINE, mode, norms, steps, 1e-9);
  }

  @Test
  void singlePrecisionFollows() {
    try (Engine engine = new CpuEngine(Precision.FLOAT)) {
      new TrainingGoldens("best_cifar10_6111").train(engine, Run.SGD_002, 5, 1e-3);
    }
  }
}
