package croze.train;

import croze.InvalidInputException;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.data.file.Digest;
import croze.image.Dataset;
import croze.image.ImageSet;
import croze.image.SyntheticImages;
import croze.perturb.corruption.CommonCorruption;
import croze.perturb.corruption.RgbImage;
import croze.random.KeyedStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images of a protocol: those of the data set's own training file and those of its test file,
 * the same for every architecture and seed. Thread safe; corrupted test images are made once.
 *
 * <p>Which images are taken is drawn from the stream {@code 0/<data set>/train images} and {@code
 * 0/<data set>/test images}, so a smaller number is the beginning of a larger one. Synthetic ones
 * are those of the seeds 0 and 1.
 */
public final class TrainingImages {
  private final ImageSet train;
  private final ImageSet test;
  private final Map<String, String> inputs;
  private final Map<String, ImageSet> corrupted = new ConcurrentHashMap<>();

  /**
   * @param inputs SHA-256 of the files that they come from, by name
   */
  TrainingImages(ImageSet train, ImageSet test, Map<String, String> inputs) {
    this.train = train;
    this.test = test;
    this.inputs = Map.copyOf(inputs);
  }

  /**
   * Reads them.
   *
   * @throws InvalidInputException if a file is missing, broken, or has fewer images than the
   *     protocol draws
   */
  public static TrainingImages load(DataFolder folder, Dataset dataset, Protocol.Images counts) {
    if (counts.synthetic()) {
      return new TrainingImages(
          SyntheticImages.draw(dataset, 0, counts.train()),
          SyntheticImages.draw(dataset, 1, counts.test()),
          Map.of());
    }
    Map<String, String> inputs = new TreeMap<>();
    ImageSet train = drawn(folder, dataset, false, counts.train(), inputs);
    ImageSet test = drawn(folder, dataset, true, counts.test(), inputs);
    return new TrainingImages(train, test, inputs);
  }

  private static ImageSet drawn(
      DataFolder folder, Dataset dataset, boolean test, int count, Map<String, String> inputs) {
    ImageSet all = ImageSet.whole(folder, dataset, test);
    DataFile file = folder.locate(ImageSet.wholeFile(dataset, test));
    if (count > all.count()) {
      throw new InvalidInputException(
          "%s has %d images, the protocol draws %d: give images.%s of at most %d"
              .formatted(file.path(), all.count(), count, test ? "test" : "train", all.count()));
    }
    // The folder's own hash may cover only the part that scores are made from.
    inputs.put(file.name(), Digest.of(file.path(), Digest.Algorithm.SHA256).hex());
    KeyedStream stream = KeyedStream.of(0, dataset.id(), test ? "test images" : "train images");
    return all.select(stream.sample(all.count(), count));
  }

  public ImageSet train() {
    return train;
  }

  public ImageSet test() {
    return test;
  }

  /** SHA-256 of the whole files that they come from, by name. */
  public Map<String, String> inputs() {
    return inputs;
  }

  /** The first test images, corrupted: the same for every network. */
  public ImageSet corrupted(CommonCorruption type, int severity, int count) {
    return corrupted.computeIfAbsent(
        type.name() + "@" + severity + "/" + count, key -> corrupt(type, severity, count));
  }

  private ImageSet corrupt(CommonCorruption type, int severity, int count) {
    Dataset dataset = test.dataset();
    int plane = dataset.size() * dataset.size();
    byte[] pixels = new byte[count * dataset.imageBytes()];
    for (int i = 0; i < count; i++) {
      KeyedStream stream =
          KeyedStream.of(0, dataset.id(), "corruption", type.name(), "" + severity, "" + i);
      int[] bytes = type.apply(RgbImage.of(test, i), severity, stream).bytes();
      for (int p = 0; p < bytes.length; p++) {
        int at = p % Dataset.CHANNELS * plane + p / Dataset.CHANNELS;
        pixels[i * dataset.imageBytes() + at] = (byte) bytes[p];
      }
    }
    return new ImageSet(dataset, pixels, java.util.Arrays.copyOf(test.labels(), count));
  }
}
