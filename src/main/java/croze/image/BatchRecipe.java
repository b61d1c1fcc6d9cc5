package croze.image;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How architectures get their images, as options and experiments name it. */
public sealed interface BatchRecipe {

  /** Images of a batch in the published setting. */
  int PUBLISHED_SIZE = 8;

  /** {@code per-arch[:n]}: n augmented training images, others for each architecture. */
  record PerArchitecture(int size) implements BatchRecipe {
    @Override
    public BatchSource source(DataFolder folder, Dataset dataset, long seed) {
      return new KeyedBatches(ImageSet.load(folder, dataset), seed, size, false);
    }

    @Override
    public String toString() {
      return "per-arch:" + size;
    }
  }

  /** {@code shared[:n]}: n augmented training images, the same for all architectures. */
  record Shared(int size) implements BatchRecipe {
    @Override
    public BatchSource source(DataFolder folder, Dataset dataset, long seed) {
      BatchSource keyed = new KeyedBatches(ImageSet.load(folder, dataset), seed, size, true);
      return kept(count -> keyed.batches("", count));
    }

    @Override
    public String toString() {
      return "shared:" + size;
    }
  }

  /**
   * {@code <recipe>@<seed>}: keyed draws with a seed of their own, so that images and weights can
   * vary one without the other.
   */
  record Reseeded(BatchRecipe recipe, long batchSeed) implements BatchRecipe {
    @Override
    public BatchSource source(DataFolder folder, Dataset dataset, long seed) {
      return recipe.source(folder, dataset, batchSeed);
    }

    @Override
    public String toString() {
      return recipe + "@" + batchSeed;
    }
  }

  /** {@code first:n}: the first n training images as they are. */
  record First(int size) implements BatchRecipe {
    @Override
    public BatchSource source(DataFolder folder, Dataset dataset, long seed) {
      ImageSet all = ImageSet.load(folder, dataset);
      return kept(count -> first(all, count * size));
    }

    private Batch first(ImageSet all, int images) {
      if (images > all.count()) {
        throw new InvalidInputException(
            "batch first:" + size + ": there are only " + all.count() + " images; ask for fewer");
      }
      return all.select(IntStream.range(0, images).toArray()).batch();
    }

    @Override
    public String toString() {
      return "first:" + size;
    }
  }

  /** {@code synthetic:s}: the 8 images of the golden recipe with seed s; needs no data. */
  record Synthetic(long imageSeed) implements BatchRecipe {
    @Override
    public BatchSource source(DataFolder folder, Dataset dataset, long seed) {
      return kept(
          count -> SyntheticImages.draw(dataset, imageSeed, count * PUBLISHED_SIZE).batch());
    }

    @Override
    public boolean needsData() {
      return false;
    }

    @Override
    public String toString() {
      return "synthetic:" + imageSeed;
    }
  }

  /**
   * {@code noise:s}: 8 images of N(0, 1), normalised as they are, labels uniform, by golden streams
   * of seed s; needs no data.
   */
  record Noise(long imageSeed) implements BatchRecipe {
    @Override
    public BatchSource source(DataFolder folder, Dataset dataset, long seed) {
      return kept(count -> draw(dataset, count * PUBLISHED_SIZE));
    }

    private Batch draw(Dataset dataset, int images) {
      int size = dataset.size();
      KeyedStream pixel = KeyedStream.golden("gauss", imageSeed);
      KeyedStream label = KeyedStream.golden("label", imageSeed);
      Tensor zeros = Tensor.zeros(images, Dataset.CHANNELS, size, size);
      int[] labels = new int[images];
      Arrays.setAll(labels, i -> label.nextInt(dataset.classes()));
      return new Batch(zeros.map(z -> (float) pixel.nextNormal()), labels);
    }

    @Override
    public boolean needsData() {
      return false;
    }

    @Override
    public String toString() {
      return "noise:" + imageSeed;
    }
  }

  /**
   * Reads the images that the recipe needs.
   *
   * @param seed of the keyed draws; {@link First}, {@link Synthetic} and {@link Noise} do not use
   *     it
   * @throws InvalidInputException if images are missing, broken or too few
   */
  BatchSource source(DataFolder folder, Dataset dataset, long seed);

  /** Whether images of the data set are read. */
  default boolean needsData() {
    return true;
  }

  /** The same images for all architectures, drawn once. */
  private static BatchSource kept(IntFunction<Batch> drawn) {
    Batch one = drawn.apply(1);
    return (architecture, count) -> count == 1 ? one : drawn.apply(count);
  }

  /**
   * Reads {@code keyed} (which is {@code per-arch}), {@code per-arch[:n]}, {@code shared[:n]},
   * {@code first:n}, {@code synthetic:s} or {@code noise:s}; n is 8 if left out. {@code @seed}
   * behind one of the first three makes it {@link Reseeded}. The inverse of {@code toString}.
   *
   * @throws InvalidInputException if the text is none of these
   */
  static BatchRecipe parse(String text) {
    Matcher reseeded =
        Pattern.compile("((?:keyed|per-arch|shared)[:0-9]*)@([0-9]{1,9})").matcher(text);
    if (reseeded.matches()) {
      return new Reseeded(parse(reseeded.group(1)), Long.parseLong(reseeded.group(2)));
    }
    Matcher m = Pattern.compile("([a-z-]+)(?::([0-9]{1,9}))?").matcher(text);
    if (m.matches()) {
      String name = m.group(1);
      int number = m.group(2) == null ? PUBLISHED_SIZE : Integer.parseInt(m.group(2));
      boolean numbered = m.group(2) != null;
      if (name.equals("synthetic") && numbered) {
        return new Synthetic(number);
      }
      if (name.equals("noise") && numbered) {
        return new Noise(number);
      }
      if (name.equals("first") && numbered && number > 0) {
        return new First(number);
      }
      if (name.equals("shared") && number > 0) {
        return new Shared(number);
      }
      if ((name.equals("per-arch") || name.equals("keyed")) && number > 0) {
        return new PerArchitecture(number);
      }
    }
    throw new InvalidInputException(
        "batch '"
            + text
            + "', expected keyed, per-arch[:n][@seed], shared[:n][@seed], first:n, synthetic:s or noise:s with n ≥ 1");
  }
}
