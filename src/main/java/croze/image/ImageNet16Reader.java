package croze.image;

import croze.InvalidInputException;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.image.pickle.NumpyArray;
import croze.image.pickle.Pickle;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads the training batches of downsampled ImageNet at 16×16: pickles of a dict with {@code data}
 * (uint8, N×768, channel by channel) and {@code labels} (N numbers from 1). ImageNet16-120 is the
 * images of labels 1 to 120.
 */
final class ImageNet16Reader {
  static final String FIRST = file(1);
  private static final int BATCHES = 10;
  private static final int ALL_CLASSES = 1000;

  private ImageNet16Reader() {}

  /** Batch 1 and those of batches 2 to 10 that are there, one after the other. */
  static ImageSet load(DataFolder folder) {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    IntStream.Builder labels = IntStream.builder();
    for (int batch = 1; batch <= BATCHES; batch++) {
      String name = file(batch);
      if (batch == 1 || folder.has(name)) {
        append(folder.locate(name), pixels, labels);
      }
    }
    return new ImageSet(Dataset.IMAGENET16_120, pixels.toByteArray(), labels.build().toArray());
  }

  private static String file(int batch) {
    return "images/imagenet16-120/train_data_batch_" + batch;
  }

  private static void append(
      DataFile file, ByteArrayOutputStream pixels, IntStream.Builder labels) {
    int imageBytes = Dataset.IMAGENET16_120.imageBytes();
    Map<?, ?> content = dict(file);
    NumpyArray data = data(file, content.get("data"), imageBytes);
    List<?> rawLabels = labels(file, content.get("labels"), data.shape()[0]);
    for (int record = 0; record < rawLabels.size(); record++) {
      int label = label(file, record, rawLabels.get(record));
      if (label <= Dataset.IMAGENET16_120.classes()) {
        pixels.write(data.data(), record * imageBytes, imageBytes);
        labels.add(label - 1);
      }
    }
  }

  private static Map<?, ?> dict(DataFile file) {
    Object content = Pickle.read(file.path());
    if (content instanceof Map<?, ?> dict) {
      return dict;
    }
    throw wrong(file, "holds " + kind(content) + ", expected a dict of data and labels");
  }

  private static NumpyArray data(DataFile file, Object data, int imageBytes) {
    if (data instanceof NumpyArray array
        && array.type().equals("|u1")
        && array.shape().length == 2
        && array.shape()[1] == imageBytes) {
      return array;
    }
    throw wrong(file, "'data' is " + kind(data) + ", expected a uint8 array of N×" + imageBytes);
  }

  private static List<?> labels(DataFile file, Object labels, int count) {
    if (labels instanceof List<?> list && list.size() == count) {
      return list;
    }
    throw wrong(file, "'labels' is " + kind(labels) + ", expected a list of " + count + " numbers");
  }

  private static int label(DataFile file, int record, Object label) {
    if (label instanceof Long n && n >= 1 && n <= ALL_CLASSES) {
      return n.intValue();
    }
    throw wrong(
        file, "record " + record + ": label " + kind(label) + ", expected 1 to " + ALL_CLASSES);
  }

  private static String kind(Object value) {
    if (value instanceof NumpyArray array) {
      StringBuilder shape = new StringBuilder();
      for (int extent : array.shape()) {
        shape.append(shape.isEmpty() ? "" : "×").append(extent);
      }
      return "a " + array.type() + " array of " + shape;
    }
    if (value instanceof List<?> list) {
      return "a list of " + list.size();
    }
    if (value instanceof Long number) {
      return number.toString();
    }
    return value == null ? "missing" : "a " + value.getClass().getSimpleName();
  }

  private static InvalidInputException wrong(DataFile file, String what) {
    return new InvalidInputException(file.path() + ", " + what + "; put the original in its place");
  }
}
