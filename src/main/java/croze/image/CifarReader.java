package croze.image;

import croze.InvalidInputException;
import croze.data.DataFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/**
 * Reads the binary version of CIFAR-10 (records {@code <label><3072 bytes>}) and CIFAR-100 ({@code
 * <coarse label><fine label><3072 bytes>}).
 */
final class CifarReader {
  private static final int USED_OF_CIFAR10 = 4000;
  private static final int MOST_RECORDS = 50_000;
  private static final int COARSE_CLASSES = 20;

  private CifarReader() {}

  /** The first 4,000 images. */
  static ImageSet cifar10(DataFile file) {
    return read(file, Dataset.CIFAR10, USED_OF_CIFAR10, Dataset.CIFAR10.classes());
  }

  /** All images of a file. */
  static ImageSet wholeCifar10(DataFile file) {
    return read(file, Dataset.CIFAR10, Integer.MAX_VALUE, Dataset.CIFAR10.classes());
  }

  /** All images, with their fine labels. */
  static ImageSet cifar100(DataFile file) {
    return read(
        file, Dataset.CIFAR100, Integer.MAX_VALUE, COARSE_CLASSES, Dataset.CIFAR100.classes());
  }

  /**
   * @param most how many records are read at most
   * @param labelClasses classes of each label of a record; the last label is the image's
   */
  private static ImageSet read(DataFile file, Dataset dataset, int most, int... labelClasses) {
    int recordBytes = labelClasses.length + dataset.imageBytes();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16)) {
      int count = count(file, Files.size(file.path()), recordBytes, most);
      byte[] pixels = new byte[count * dataset.imageBytes()];
      int[] labels = new int[count];
      for (int record = 0; record < count; record++) {
        for (int classes : labelClasses) {
          labels[record] = label(file, record, in.read(), classes);
        }
        in.readNBytes(pixels, record * dataset.imageBytes(), dataset.imageBytes());
      }
      return new ImageSet(dataset, pixels, labels);
    } catch (IOException e) {
      throw new InvalidInputException(file.path() + " cannot be read: " + e, e);
    }
  }

  private static int count(DataFile file, long bytes, int recordBytes, int most) {
    long records = bytes / recordBytes;
    if (records > MOST_RECORDS) {
      throw new InvalidInputException(
          file.path()
              + ": "
              + records
              + " records, expected at most "
              + MOST_RECORDS
              + "; delete it and run 'make data'");
    }
    if (records == 0 || bytes % recordBytes != 0 || (most != Integer.MAX_VALUE && records < most)) {
      throw new InvalidInputException(
          file.path()
              + ", record "
              + records
              + ": the file ends after "
              + bytes
              + " bytes, expected "
              + (most == Integer.MAX_VALUE ? "" : "at least " + most + " ")
              + "whole records of "
              + recordBytes
              + " bytes; delete it and run 'make data'");
    }
    return (int) Math.min(records, most);
  }

  private static int label(DataFile file, int record, int label, int classes) {
    if (label < 0 || label >= classes) {
      throw new InvalidInputException(
          file.path()
              + ", record "
              + record
              + ": label "
              + label
              + ", expected 0 to "
              + (classes - 1)
              + "; delete it and run 'make data'");
    }
    return label;
  }
}
