package croze.perturb;

import croze.random.KeyedStream;
import croze.tensor.Tensor;

/** Independent noise on each value of the normalised image. */
public interface Noise extends Perturbation {

  /** Names the stream that the noise is drawn from: draws of one kind differ in size only. */
  String name();

  @Override
  default Tensor apply(Source x) {
    return apply(x.images(), x.noise().apply(name()));
  }

  /** x', the noise drawn in C order. */
  Tensor apply(Tensor images, KeyedStream stream);

  /**
   * x' = x + σ·n, n standard normal.
   *
   * @param sigma σ in units of the normalised image, as ε is
   */
  record Gaussian(double sigma) implements Noise {
    @Override
    public String name() {
      return "gaussian";
    }

    @Override
    public Tensor apply(Tensor images, KeyedStream stream) {
      return images.map(x -> x + sigma * stream.nextGaussian());
    }
  }

  /**
   * x' = x + w·u, u uniform on [−1, 1).
   *
   * @param width w in units of the normalised image, as ε is
   */
  record Uniform(double width) implements Noise {
    @Override
    public String name() {
      return "uniform";
    }

    @Override
    public Tensor apply(Tensor images, KeyedStream stream) {
      return images.map(x -> x + width * (2 * stream.nextDouble() - 1));
    }
  }
}
