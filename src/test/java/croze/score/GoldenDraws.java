package croze.score;

import croze.image.BatchRecipe;
import croze.image.Dataset;
import croze.net.Initialiser;
import croze.random.KeyedStream;

/** Weights and images by the golden recipe. */
final class GoldenDraws {
  static final Draws DRAWS =
      new Draws(
          program -> Initialiser.UNIFORM.parameters(program, t -> KeyedStream.golden(t, 0)),
          new BatchRecipe.Synthetic(7).source(null, Dataset.CIFAR10, 0).batch(""),
          Dataset.CIFAR10.normalisation(),
          kind -> KeyedStream.of(0, "noise", kind));

  private GoldenDraws() {}
}
