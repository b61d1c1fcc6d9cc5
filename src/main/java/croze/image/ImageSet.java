package croze.image;

import croze.InvalidInputException;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.tensor.Tensor;

/**
 * Training images as they lie in their files. Thread safe, as nobody writes to the arrays.
 *
 * @param dataset where they come from
 * @param pixels one image after the other, each channel by channel, rows from the top
 * @param labels class numbers from 0
 */
public record ImageSet(Dataset dataset, byte[] pixels, int[] labels) {

  /**
   * @throws IllegalArgumentException if there are not as many images as labels
   */
  public ImageSet {
    if (pixels.length != labels.length * dataset.imageBytes()) {
      throw new IllegalArgumentException(
          "images and labels don't match: "
              + pixels.length
              + " bytes != "
              + labels.length
              + " · "
              + dataset.imageBytes());
    }
  }

  /**
   * The training images: of CIFAR-10 the first 4,000 (the mirror and the official file agree on
   * these), of CIFAR-100 all that the file has, of ImageNet16 those of classes 1 to 120.
   *
   * @throws croze.InvalidInputException if a file is missing or not as its format says
   */
  public static ImageSet load(DataFolder folder, Dataset dataset) {
    return switch (dataset) {
      case CIFAR10 -> CifarReader.cifar10(folder.locate(file(dataset)));
      case CIFAR100 -> CifarReader.cifar100(folder.locate(file(dataset)));
      case IMAGENET16_120 -> ImageNet16Reader.load(folder);
    };
  }

  /**
   * All images of the data set's own training or test file, in its order.
   *
   * @throws InvalidInputException if the file is missing or not as its format says, or images of
   *     this data set are not trained on
   */
  public static ImageSet whole(DataFolder folder, Dataset dataset, boolean test) {
    DataFile file = folder.locate(wholeFile(dataset, test));
    return dataset == Dataset.CIFAR10 ? CifarReader.wholeCifar10(file) : CifarReader.cifar100(file);
  }

  /** The file that {@link #whole} reads, by its name in the data folder. */
  public static String wholeFile(Dataset dataset, boolean test) {
    return switch (dataset) {
      case CIFAR10 -> test ? "images/cifar10/test_batch.bin" : file(dataset);
      case CIFAR100 -> test ? "images/cifar100/test.bin" : file(dataset);
      case IMAGENET16_120 ->
          throw new InvalidInputException(
              "imagenet16-120: its test images are not read; train on cifar10 or cifar100");
    };
  }

  /** The file of images, by its name in the data folder; where there may be more, the first. */
  public static String file(Dataset dataset) {
    return switch (dataset) {
      case CIFAR10 -> "images/cifar10/data_batch_1.bin";
      case CIFAR100 -> "images/cifar100/train.bin";
      case IMAGENET16_120 -> ImageNet16Reader.FIRST;
    };
  }

  public int count() {
    return labels.length;
  }

  /** A byte of an image, 0 … 255. */
  public int pixel(int image, int channel, int row, int column) {
    int size = dataset.size();
    return pixels[((image * Dataset.CHANNELS + channel) * size + row) * size + column] & 0xff;
  }

  /**
   * The bytes of a crop, one channel after the other; outside of the image is black.
   *
   * @param top row of its first pixel, from −size to size
   * @param left column of its first pixel
   * @param mirrored whether it is flipped left to right
   */
  public byte[] crop(int image, int top, int left, boolean mirrored) {
    int extent = dataset.size();
    byte[] crop = new byte[dataset.imageBytes()];
    int next = 0;
    for (int channel = 0; channel < Dataset.CHANNELS; channel++) {
      for (int row = top; row < top + extent; row++) {
        for (int c = 0; c < extent; c++) {
          int column = left + (mirrored ? extent - 1 - c : c);
          boolean inside = row >= 0 && row < extent && column >= 0 && column < extent;
          crop[next++] = (byte) (inside ? pixel(image, channel, row, column) : 0);
        }
      }
    }
    return crop;
  }

  /** The images as attacks see them: pixels in [0, 1], one array an image. */
  public double[][] unitPixels() {
    int bytes = dataset.imageBytes();
    double[][] images = new double[count()][bytes];
    for (int p = 0; p < pixels.length; p++) {
      images[p / bytes][p % bytes] = (pixels[p] & 0xff) / 255.0;
    }
    return images;
  }

  /** The images of these numbers. */
  public ImageSet select(int[] numbers) {
    int bytes = dataset.imageBytes();
    byte[] selected = new byte[numbers.length * bytes];
    int[] theirs = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(pixels, numbers[i] * bytes, selected, i * bytes, bytes);
      theirs[i] = labels[numbers[i]];
    }
    return new ImageSet(dataset, selected, theirs);
  }

  /** All images, normalised, without augmentation: shape (count, 3, size, size). */
  public Batch batch() {
    int plane = dataset.size() * dataset.size();
    double[] x = new double[pixels.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = dataset.normalise(i / plane % Dataset.CHANNELS, pixels[i] & 0xff);
    }
    Tensor images = Tensor.of(x, count(), Dataset.CHANNELS, dataset.size(), dataset.size());
    return new Batch(images, labels);
  }
}
