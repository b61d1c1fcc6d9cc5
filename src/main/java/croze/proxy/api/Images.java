package croze.proxy.api;

import croze.engine.Output;
import croze.image.Batch;
import croze.perturb.Perturbation;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.List;

/**
 * The images that a pass runs on, told by how they are made from the clean batch.
 *
 * <p>Passes on equal images are run once, so an implementation is a record. Immutable and thread
 * safe.
 */
public interface Images {

  /** The passes that the images are made from, and what of them. */
  default List<Need> madeFrom() {
    return List.of();
  }

  /** Whether they are the data set's or made from these, rather than drawn or constant. */
  default boolean ofDataset() {
    return true;
  }

  /** The images with their labels, normalised as {@link PassContext#clean} is. */
  Batch make(PassContext from);

  /** The batch as drawn and normalised. */
  record Clean() implements Images {
    @Override
    public Batch make(PassContext from) {
      return from.clean();
    }
  }

  /**
   * Some of the batches that follow one another, as one; {@link Clean} is the first.
   *
   * @param first number of the first, from 0
   * @param count how many
   */
  record Batches(int first, int count) implements Images {
    @Override
    public Batch make(PassContext from) {
      Batch all = from.batches(first + count);
      return all.range(all.count() / (first + count) * first, all.count());
    }
  }

  /** Other images as pixels in [0, 1], not normalised. */
  record Pixels(Images of) implements Images {
    @Override
    public List<Need> madeFrom() {
      return of.madeFrom();
    }

    @Override
    public Batch make(PassContext from) {
      Batch normalised = of.make(from);
      return normalised.withImages(from.normalisation().pixels(normalised.images()));
    }
  }

  /** The first image of the clean batch. */
  record One() implements Images {
    @Override
    public Batch make(PassContext from) {
      return from.clean().range(0, 1);
    }
  }

  /** N(0, 1) in the shape of the clean batch, in place of images. */
  record Gaussian() implements Images {
    @Override
    public boolean ofDataset() {
      return false;
    }

    @Override
    public Batch make(PassContext from) {
      KeyedStream stream = from.noise("gauss");
      return from.clean().withImages(from.clean().images().map(x -> (float) stream.nextNormal()));
    }
  }

  /** One image of ones (SynFlow). */
  record Ones() implements Images {
    @Override
    public boolean ofDataset() {
      return false;
    }

    @Override
    public Batch make(PassContext from) {
      int size = from.macro().imageSize();
      Tensor zeros = Tensor.zeros(1, from.clean().images().shape()[1], size, size);
      return new Batch(zeros.map(x -> 1), new int[1]);
    }
  }

  /**
   * The clean batch perturbed.
   *
   * @param at the pass on the clean batch whose ∂L/∂x is meant, if the perturbation reads it
   * @param clamp whether x', normalised, is clamped to [0, 1] at the end, as the public code does
   */
  record Perturbed(PassKey at, Perturbation by, boolean clamp) implements Images {
    @Override
    public List<Need> madeFrom() {
      return by.readsGradient() ? List.of(Need.of(at, Output.INPUT_GRADIENT)) : List.of();
    }

    @Override
    public Batch make(PassContext from) {
      Batch clean = from.clean();
      Perturbation.Source x =
          new Perturbation.Source(
              clean.images(),
              () -> from.get(at).inputGradient().orElseThrow(),
              from.normalisation(),
              from::noise);
      return clean.withImages(by.apply(x, clamp));
    }
  }
}
