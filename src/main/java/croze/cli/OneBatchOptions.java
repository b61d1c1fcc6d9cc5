package croze.cli;

import croze.engine.Precision;
import croze.run.train.OneBatchRequest;
import picocli.CommandLine.Option;

/** One batch, trained on until the network has it by heart. */
final class OneBatchOptions {
  @Option(
      names = "--one-batch",
      required = true,
      paramLabel = "WHICH",
      description = "Train on these images only: synthetic:SEED:COUNT or cifar10:train:FIRST-LAST.")
  private String images;

  @Option(names = "--cells", paramLabel = "N", description = "Cells a stage, 1 by default.")
  private int cells = 1;

  @Option(
      names = "--weights",
      paramLabel = "golden",
      description = "golden (default): each tensor from the stream of its name alone.")
  private String weights = "golden";

  @Option(names = "--steps", paramLabel = "N", description = "Steps, 30 by default.")
  private int steps = 30;

  @Option(names = "--lr", paramLabel = "X", description = "Learning rate, 0.02 by default.")
  private double rate = .02;

  @Option(names = "--momentum", paramLabel = "X", description = "Momentum, 0 by default.")
  private double momentum;

  @Option(names = "--nesterov", description = "Nesterov's form of the momentum.")
  private boolean nesterov;

  @Option(names = "--weight-decay", paramLabel = "X", description = "Weight decay, 0 by default.")
  private double decay;

  @Option(
      names = "--decay",
      paramLabel = "all|weights",
      description = "What decays: every tensor (default), or conv and linear weights only.")
  private String decayed = "all";

  @Option(names = "--precision", paramLabel = "NAME", description = "double (default) or float.")
  private Precision precision = Precision.DOUBLE;

  OneBatchRequest request() {
    return new OneBatchRequest(
        images, cells, weights, steps, rate, momentum, nesterov, decay, decayed, precision);
  }
}
