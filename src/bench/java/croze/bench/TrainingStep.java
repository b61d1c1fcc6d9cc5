package croze.bench;

import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Objective;
import croze.engine.Precision;
import croze.engine.Session;
import croze.engine.Sgd;
import croze.image.Batch;
import croze.image.Dataset;
import croze.image.SyntheticImages;
import croze.net.Counts;
import croze.net.Form;
import croze.net.Initialiser;
import croze.space.Macro;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.nb201.Cell;

/** The training step that is timed: 64 images, a cell with two 3 × 3 convolutions, single precision. */
final class TrainingStep implements AutoCloseable {
  static final int IMAGES = 64;
  static final String CELL =
      "|nor_conv_1x1~0|+|nor_conv_3x3~0|skip_connect~1|"
          + "+|avg_pool_3x3~0|nor_conv_1x1~1|nor_conv_3x3~2|";
  private static final Sgd SGD = Sgd.plain(.1).withNesterov(.9).withDecay(5e-4);

  private final Engine engine;
  private final Program program;
  private final Session session;
  private final Batch batch = SyntheticImages.draw(Dataset.CIFAR10, 11, IMAGES).batch();

  TrainingStep(String engineName, int cells) {
    engine = Engines.open(engineName, Precision.FLOAT);
    program = Cell.parse(CELL).program(Form.PAPER, Macro.benchmark(cells, 10, 32));
    session =
        engine.open(
            program,
            Initialiser.UNIFORM.parameters(program, name -> KeyedStream.golden(name, 0)));
  }

  Session.Step run() {
    return session.step(batch, Objective.CROSS_ENTROPY, SGD);
  }

  /** Multiplications and additions of a step: forward, and by images and weights backward. */
  double flop() {
    return 2.0 * 3 * Counts.of(program).macs() * IMAGES;
  }

  @Override
  public void close() {
    session.close();
    engine.close();
  }
}
