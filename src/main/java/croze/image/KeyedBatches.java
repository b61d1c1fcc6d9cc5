package croze.image;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.HashSet;
import java.util.Set;

/**
 * Draws batches of different training images, each cropped and flipped at random.
 *
 * <p>Per image, in this order, from the stream {@code seed/dataset/architecture/batch} (shared:
 * {@code seed/dataset/batch}): its number, drawn again while it is in the batch already; the crop's
 * row and column, 0 … 2·padding, in the image with black padding on each side; whether it is
 * mirrored left to right. So a batch is the beginning of any larger one of the same key.
 */
final class KeyedBatches implements BatchSource {
  private static final String PURPOSE = "batch";

  private final ImageSet images;
  private final long seed;
  private final int batchSize;
  private final boolean shared;

  /**
   * @throws InvalidInputException if there are fewer images than {@code size}
   */
  KeyedBatches(ImageSet images, long seed, int size, boolean shared) {
    this.images = images;
    this.seed = seed;
    this.batchSize = size;
    this.shared = shared;
    requireImages(size);
  }

  private void requireImages(int size) {
    if (size > images.count()) {
      throw new InvalidInputException(
          "batch of " + size + " images: there are only " + images.count() + "; ask for fewer");
    }
  }

  @Override
  public Batch batches(String architecture, int count) {
    return draw(architecture, Math.multiplyExact(count, batchSize));
  }

  private Batch draw(String architecture, int size) {
    requireImages(size);
    Dataset dataset = images.dataset();
    KeyedStream stream =
        shared
            ? KeyedStream.of(seed, dataset.id(), PURPOSE)
            : KeyedStream.of(seed, dataset.id(), architecture, PURPOSE);
    double[] x = new double[size * dataset.imageBytes()];
    int[] labels = new int[size];
    Set<Integer> drawn = new HashSet<>();
    for (int i = 0; i < size; i++) {
      int image = stream.nextInt(images.count());
      while (!drawn.add(image)) {
        image = stream.nextInt(images.count());
      }
      int offsets = 2 * dataset.padding() + 1;
      int top = stream.nextInt(offsets) - dataset.padding();
      int left = stream.nextInt(offsets) - dataset.padding();
      boolean mirrored = stream.nextInt(2) == 1;
      augment(image, top, left, mirrored, x, i * dataset.imageBytes());
      labels[i] = images.labels()[image];
    }
    int extent = dataset.size();
    return new Batch(Tensor.of(x, size, Dataset.CHANNELS, extent, extent), labels);
  }

  private void augment(int image, int top, int left, boolean mirrored, double[] x, int at) {
    byte[] crop = images.crop(image, top, left, mirrored);
    int plane = crop.length / Dataset.CHANNELS;
    for (int i = 0; i < crop.length; i++) {
      x[at + i] = images.dataset().normalise(i / plane, crop[i] & 0xff);
    }
  }
}
