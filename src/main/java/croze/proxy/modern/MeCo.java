package croze.proxy.modern;

import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.PassRequest;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Program;
import croze.proxy.api.Images;
import croze.proxy.api.OwnPasses;
import croze.proxy.api.Passes;
import croze.proxy.api.Requirements;
import croze.proxy.api.Weights;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * MeCo (Jiang et al. 2023): Σ over modules of the least eigenvalue of the correlation matrix of the
 * channels of their output, for one image. Modules are those of the public network, containers
 * among them, so that many values count several times ({@link croze.net.Outline#modules}). Entries
 * of constant channels are 0. Norms use the statistics of that one image.
 *
 * <p>{@code meco_gauss} is the pruning measure of the same repository, whose image is N(0, 1) of
 * 64×64 pixels. Its {@code MeCo_opt}, of eight drawn channels of each output, is left out: a public
 * run draws them anew for every module, so it is a noisier {@code meco}.
 *
 * @param drawnImage whether the image is drawn
 */
public record MeCo(boolean drawnImage) implements OwnPassesProxy {
  private static final int SIZE = 64;

  @Override
  public String name() {
    return drawnImage ? "meco_gauss" : "meco";
  }

  @Override
  public String definition() {
    return "Σ over modules of the least eigenvalue of corr(channels of the output), of one "
        + (drawnImage ? "64×64 image of N(0, 1)" : "image");
  }

  @Override
  public String source() {
    return "Jiang et al. 2023 (HamsterMimi/MeCo)";
  }

  @Override
  public Requirements requirements() {
    return new Requirements(false, !drawnImage, false);
  }

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  /** NaN of a space that has no outline of its networks. */
  @Override
  public double score(Passes passes) {
    OwnPasses own = passes.own();
    Program program = drawnImage ? larger(passes) : own.program(Form.WITH_BN);
    Map<Integer, Integer> modules = program.outline().modules();
    if (modules.isEmpty()) {
      return Double.NaN;
    }
    Batch image = own.batch(new Images.One());
    List<Tensor> values =
        values(
            own,
            program,
            List.copyOf(modules.keySet()),
            drawnImage ? image.withImages(gauss(image, own.stream("meco.gauss"))) : image);
    double sum = 0;
    int at = 0;
    for (int hooks : modules.values()) {
      sum += hooks * leastEigenvalue(values.get(at++));
    }
    return sum;
  }

  private static Program larger(Passes passes) {
    Macro macro = passes.macro();
    return passes
        .architecture()
        .program(Form.WITH_BN, new Macro(macro.cells(), macro.channels(), macro.classes(), SIZE));
  }

  private static Tensor gauss(Batch image, KeyedStream stream) {
    return Tensor.zeros(1, image.images().shape()[1], SIZE, SIZE)
        .map(x -> (float) stream.nextNormal());
  }

  /** Values of the program for the image, by their numbers. */
  static List<Tensor> values(OwnPasses own, Program program, List<Integer> numbers, Batch image) {
    return own.run(
            program.tapping(numbers),
            own.parameters(Form.WITH_BN, new Weights.Initial()),
            image,
            Objective.SUM_OF_LOGITS,
            PassRequest.of(Output.FEATURES))
        .features();
  }

  /** 0 if there are no more positions than channels: centred, they do not span them. */
  private static double leastEigenvalue(Tensor picture) {
    int channels = picture.shape()[1];
    return picture.size() <= channels * channels
        ? 0
        : Arrays.stream(Channels.of(picture).correlations().eigenvalues()).min().orElseThrow();
  }
}
