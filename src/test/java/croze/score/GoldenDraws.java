package croze.score;

import croze.image.Batch;
import croze.image.BatchRecipe;
import croze.image.Dataset;
import croze.net.Initialiser;
import croze.random.KeyedStream;

/** Weights and images by the golden recipe. */
final class GoldenDraws {
  static final Draws DRAWS =
      new Draws(
          program -> Initialiser.UNIFORM.parameters(program, t -> KeyedStream.golden(t, 0)),
          tensor -> KeyedStream.golden(tensor, 0),
          count -> images(7, count),
          Dataset.CIFAR10.normalisation(),
          kind -> KeyedStream.of(0, "noise", kind));

  private GoldenDraws() {}

  /** So many batches of 8 images of the golden recipe. */
  static Batch images(long seed, int batches) {
    return new BatchRecipe.Synthetic(seed).source(null, Dataset.CIFAR10, 0).batches("", batches);
  }
}
