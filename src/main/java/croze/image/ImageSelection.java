package croze.image;

import croze.InvalidInputException;
import croze.data.DataFolder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which images a command works on, as its option names them. */
public sealed interface ImageSelection {

  /** Images that are drawn at once: more would not fit the heap of a small machine. */
  int MOST = 100_000;

  /** {@code synthetic:s:n}: the first n images of the golden recipe with seed s. */
  record Synthetic(long seed, int count) implements ImageSelection {
    @Override
    public ImageSet load(DataFolder folder) {
      return SyntheticImages.draw(Dataset.CIFAR10, seed, count);
    }
  }

  /** {@code smooth:s:n}: the recipe without noise, its grid from the stream of seed s + 1000. */
  record Smooth(long seed, int count) implements ImageSelection {
    @Override
    public ImageSet load(DataFolder folder) {
      return SyntheticImages.smooth(Dataset.CIFAR10, seed, count);
    }
  }

  /**
   * {@code cifar10:test:first-last}: images of a file, as they are.
   *
   * @param test of the test images, otherwise of the training images
   * @param first from 0
   * @param last included
   */
  record Range(Dataset dataset, boolean test, int first, int last) implements ImageSelection {
    @Override
    public ImageSet load(DataFolder folder) {
      ImageSet all = all(folder);
      if (last >= all.count()) {
        throw new InvalidInputException(
            "images %d to %d: the file has %d; ask for 0 to %d at most"
                .formatted(first, last, all.count(), all.count() - 1));
      }
      int bytes = dataset.imageBytes();
      return new ImageSet(
          dataset,
          Arrays.copyOfRange(all.pixels(), first * bytes, (last + 1) * bytes),
          Arrays.copyOfRange(all.labels(), first, last + 1));
    }

    private ImageSet all(DataFolder folder) {
      return test ? ImageSet.whole(folder, dataset, true) : ImageSet.load(folder, dataset);
    }
  }

  /**
   * The images and their labels.
   *
   * @throws InvalidInputException if a file is missing, broken or too small
   */
  ImageSet load(DataFolder folder);

  /**
   * Reads {@code synthetic:seed:count}, {@code smooth:seed:count}, {@code
   * cifar10|cifar100:train|test:first-last}.
   *
   * @throws InvalidInputException if the text is none of these
   */
  static ImageSelection parse(String text) {
    Matcher drawn = Pattern.compile("(synthetic|smooth):([0-9]{1,9}):([0-9]{1,6})").matcher(text);
    if (drawn.matches()) {
      long seed = Long.parseLong(drawn.group(2));
      int count = Integer.parseInt(drawn.group(3));
      if (count >= 1 && count <= MOST) {
        return drawn.group(1).equals("smooth")
            ? new Smooth(seed, count)
            : new Synthetic(seed, count);
      }
    }
    Matcher range =
        Pattern.compile("(cifar10|cifar100):(train|test):([0-9]{1,6})(?:-([0-9]{1,6}))?")
            .matcher(text);
    if (range.matches()) {
      int first = Integer.parseInt(range.group(3));
      int last = range.group(4) == null ? first : Integer.parseInt(range.group(4));
      if (first <= last) {
        return new Range(Dataset.ofId(range.group(1)), range.group(2).equals("test"), first, last);
      }
    }
    throw new InvalidInputException(
        "images '"
            + text
            + "', expected synthetic:seed:count, smooth:seed:count (1 to "
            + MOST
            + " images) or cifar10:test:first-last (or cifar100, or train)");
  }
}
