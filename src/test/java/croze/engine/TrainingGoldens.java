package croze.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import croze.Golden;
import croze.engine.Session.ImageGradient;
import croze.engine.Session.Norms;
import croze.image.Batch;
import croze.image.Dataset;
import croze.image.ImageSet;
import croze.image.SyntheticImages;
import croze.net.Form;
import croze.net.ParameterSpec.Role;
import croze.net.Parameters;
import croze.net.Program;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.tensor.Tensor;
import java.util.Set;

/** Training runs of a golden file through a session, see its README. */
public final class TrainingGoldens {
  private static final double[] MEAN = {.4914, .4822, .4465};
  private static final double[] DEVIATION = {.2023, .1994, .2010};
  private static final int AREA = 32 * 32;

  /** Larger tolerances are those of single precision. */
  private static final double SINGLE = 1e-5;

  private final JsonNode golden;
  private final Program program;
  private final Parameters initial;

  public TrainingGoldens(String architecture) {
    golden = Golden.json("training_" + architecture + ".json");
    Cell cell = Cell.parse(golden.get("arch").asText());
    program = cell.program(Form.PAPER, Macro.benchmark(1, 10, 32));
    initial = Golden.parameters(program);
  }

  /** The golden's run by that name, with its update. */
  public enum Run {
    SGD_01("sgd_lr_0.1_30_steps", Sgd.plain(.1)),
    SGD_002("sgd_lr_0.02_30_steps", Sgd.plain(.02)),
    DECAY_ALL("nesterov_wd_all_parameters", Sgd.plain(.05).withNesterov(.9).withDecay(5e-4)),
    DECAY_WEIGHTS(
        "nesterov_wd_conv_and_fc_weights_only",
        Sgd.plain(.05).withNesterov(.9).withDecay(5e-4, Set.of(Role.WEIGHT)));

    final String key;
    final Sgd sgd;

    Run(String key, Sgd sgd) {
      this.key = key;
      this.sgd = sgd;
    }
  }

  /**
   * Trains with the whole batch every step and compares losses, and the end state if all steps of
   * the golden are made.
   */
  public void train(Engine engine, Run run, int steps, double tolerance) {
    JsonNode expected = golden.get(run.key);
    JsonNode losses = expected.get("loss_before_each_update_and_after_the_last");
    ImageSet images = SyntheticImages.draw(Dataset.CIFAR10, 11, 64);
    Batch batch = new Batch(normalised(pixels(images)), images.labels());
    try (Session session = engine.open(program, initial)) {
      for (int i = 0; i < steps; i++) {
        double loss = session.step(batch, Objective.CROSS_ENTROPY, run.sgd).loss();
        assertClose(losses.get(i).asDouble(), loss, tolerance, "loss of step " + i);
        if (i == 0) {
          // The lr .1 that amplifies rounding has had no time to.
          double first = tolerance > SINGLE ? tolerance : 1e-9;
          assertState(expected.get("after_1_step"), session, first);
        }
      }
      double last = session.gradient(batch, Objective.CROSS_ENTROPY, Norms.BATCH).loss();
      assertClose(losses.get(steps).asDouble(), last, tolerance, "loss after " + steps);
      if (losses.size() == steps + 1) {
        assertState(expected, session, tolerance);
        JsonNode evaluated = expected.get("eval_mode_on_the_training_batch");
        Tensor logits = session.evaluate(batch.images(), Norms.RUNNING);
        double loss = Objective.CROSS_ENTROPY.of(logits, batch.labels()).value();
        assertClose(evaluated.get("loss").asDouble(), loss, tolerance, "evaluation mode");
        assertEquals(
            evaluated.get("correct").asInt(), Session.correct(logits, batch.labels()), "correct");
      }
    }
  }

  /**
   * PGD-7 at 8/255 against the network of the moment, then a step on what it gives; the end state
   * if all steps of the golden are made.
   */
  public void trainAdversarially(
      Engine engine, String mode, Norms norms, int steps, double tolerance) {
    JsonNode expected = golden.get("adversarial_training").get(mode);
    ImageSet images = SyntheticImages.draw(Dataset.CIFAR10, 11, 16);
    Tensor clean = pixels(images);
    Batch batch = new Batch(normalised(clean), images.labels());
    try (Session session = engine.open(program, initial)) {
      for (int i = 0; i < steps; i++) {
        JsonNode step = expected.get("steps").get(i);
        double loss = session.gradient(batch, Objective.CROSS_ENTROPY, Norms.BATCH).loss();
        assertClose(step.get("loss_clean_train_bn").asDouble(), loss, tolerance, "clean loss");
        Tensor attacked = attacked(session, clean, images.labels(), norms);
        double sum = attacked.dot(attacked.map(x -> 1));
        assertClose(step.get("x_adv_sum").asDouble(), sum, 1e-9, "sum of the attacked images");
        Batch adversarial = batch.withImages(normalised(attacked));
        double found = session.step(adversarial, Objective.CROSS_ENTROPY, Sgd.plain(.1)).loss();
        assertClose(step.get("loss_adv").asDouble(), found, tolerance, "adversarial loss");
      }
      if (expected.get("steps").size() == steps) {
        assertState(expected, session, tolerance);
      }
    }
  }

  private static Tensor attacked(Session session, Tensor clean, int[] labels, Norms norms) {
    double[] x = clean.data().clone();
    for (int i = 0; i < 7; i++) {
      Tensor images = normalised(new Tensor(clean.shape(), x.clone()));
      ImageGradient g = session.gradient(new Batch(images, labels), Objective.CROSS_ENTROPY, norms);
      for (int p = 0; p < x.length; p++) {
        double moved = x[p] + 2.0 / 255 * Math.signum(g.gradient().data()[p]);
        double change = Math.max(-8.0 / 255, Math.min(8.0 / 255, moved - clean.data()[p]));
        x[p] = Math.max(0, Math.min(1, clean.data()[p] + change));
      }
    }
    return new Tensor(clean.shape(), x);
  }

  private static void assertState(JsonNode expected, Session session, double tolerance) {
    Parameters parameters = session.parameters();
    expected
        .get("bn")
        .properties()
        .forEach(
            e -> {
              String name = norm(e.getKey());
              NormStatistics.Moments moments = session.statistics().get(name);
              assertAll(e.getValue().get("running_mean"), moments.mean(), tolerance, name);
              assertAll(e.getValue().get("running_var"), moments.variance(), tolerance, name);
              assertSample(e.getValue().get("gamma"), parameters.get(name + ".scale"), tolerance);
              assertSample(e.getValue().get("beta"), parameters.get(name + ".shift"), tolerance);
            });
    expected
        .get("weights")
        .properties()
        .forEach(e -> assertSample(e.getValue(), parameters.get(e.getKey()), tolerance));
  }

  /** The goldens name a norm after its convolution's unit, we after the convolution. */
  private static String norm(String golden) {
    return switch (golden) {
      case "stem.bn" -> "stem.conv.norm";
      case "lastact.bn" -> "head.norm";
      default -> golden.replace(".bn", ".norm");
    };
  }

  private static void assertAll(JsonNode expected, Tensor found, double tolerance, String what) {
    assertEquals(expected.size(), found.size(), what);
    for (int i = 0; i < found.size(); i++) {
      assertClose(expected.get(i).asDouble(), found.data()[i], tolerance, what + " " + i);
    }
  }

  private static void assertSample(JsonNode expected, Tensor found, double tolerance) {
    for (int i = 0; i < expected.get("index").size(); i++) {
      double value = found.data()[expected.get("index").get(i).asInt()];
      assertClose(expected.get("value").get(i).asDouble(), value, tolerance, "element " + i);
    }
    assertClose(expected.get("norm").asDouble(), found.norm(), tolerance, "norm");
  }

  /** Relative to values of order 1: an entry near 0 has the rounding of the others. */
  private static void assertClose(double expected, double found, double tolerance, String what) {
    assertEquals(expected, found, tolerance * Math.max(1, Math.abs(expected)), what);
  }

  private static Tensor pixels(ImageSet images) {
    double[] x = new double[images.pixels().length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (images.pixels()[i] & 0xff) / 255.0;
    }
    return Tensor.of(x, images.count(), 3, 32, 32);
  }

  private static Tensor normalised(Tensor pixels) {
    double[] x = pixels.data().clone();
    for (int i = 0; i < x.length; i++) {
      int channel = i / AREA % 3;
      x[i] = (x[i] - MEAN[channel]) / DEVIATION[channel];
    }
    return new Tensor(pixels.shape(), x);
  }
}
