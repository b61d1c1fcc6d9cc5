package croze.cli;

import croze.engine.Precision;
import croze.run.train.OneBatchRequest;
import picocli.CommandLine.Option;

/** One batch, trained on until the network has it by heart. */
final class OneBatchOptions {
  @Option(names = "--one-batch", required = true, paramLabel = "WHICH")
  private String images;

  @Option(names = "--cells", paramLabel = "N")
  private int cells = 1;

  @Option(names = "--weights", paramLabel = "golden")
  private String weights = "golden";

  @Option(names = "--steps", paramLabel = "N")
  private int steps = 30;

  @Option(names = "--lr", paramLabel = "X")
  private double rate = .02;

  @Option(names = "--momentum", paramLabel = "X")
  private double momentum;

  @Option(names = "--nesterov")
  private boolean nesterov;

  @Option(names = "--weight-decay", paramLabel = "X")
  private double decay;

  @Option(names = "--decay", paramLabel = "all|weights")
  private String decayed = "all";

  @Option(names = "--precision", paramLabel = "NAME")
  private Precision precision = Precision.DOUBLE;

  OneBatchRequest request() {
    return new OneBatchRequest(
        images, cells, weights, steps, rate, momentum, nesterov, decay, decayed, precision);
  }
}
