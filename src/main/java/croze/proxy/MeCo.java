package croze.proxy;

import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.PassRequest;
import croze.net.Form;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * MeCo (Jiang et al. 2023): Σ over modules of the least eigenvalue of the correlation matrix of the
 * channels of their output, for one image. Modules are those of the public network, containers
 * among them, so that many values count several times ({@link croze.net.Outline#modules}). Entries
 * of constant channels are 0. Norms use the statistics of that one image.
 */
record MeCo() implements OwnPassesProxy {

  @Override
  public String name() {
    return "meco";
  }

  @Override
  public String definition() {
    return "Σ over modules of the least eigenvalue of corr(channels of the output), of one image";
  }

  @Override
  public String source() {
    return "Jiang et al. 2023 (HamsterMimi/MeCo)";
  }

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  /** NaN of a space that has no outline of its networks. */
  @Override
  public double score(Passes passes) {
    OwnPasses own = passes.own();
    Program program = own.program(Form.WITH_BN);
    Map<Integer, Integer> modules = program.outline().modules();
    if (modules.isEmpty()) {
      return Double.NaN;
    }
    List<Tensor> values = values(own, program, List.copyOf(modules.keySet()));
    double sum = 0;
    int at = 0;
    for (int hooks : modules.values()) {
      sum += hooks * leastEigenvalue(values.get(at++));
    }
    return sum;
  }

  /** Values of the program for the first image, by their numbers. */
  static List<Tensor> values(OwnPasses own, Program program, List<Integer> numbers) {
    return own.run(
            program.tapping(numbers),
            own.parameters(Form.WITH_BN, new Weights.Initial()),
            own.batch(new Images.One()),
            Objective.SUM_OF_LOGITS,
            PassRequest.of(Output.FEATURES))
        .features();
  }

  /** 0 if there are no more positions than channels: centred, they do not span them. */
  private static double leastEigenvalue(Tensor picture) {
    int channels = picture.shape()[1];
    if (picture.size() <= channels * channels) {
      return 0;
    }
    return Arrays.stream(Channels.of(picture).correlations().eigenvalues()).min().orElseThrow();
  }
}
