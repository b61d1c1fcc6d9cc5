package croze.image;

import croze.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The three data sets of NAS-Bench-201. */
public enum Dataset {
  CIFAR10(
      "cifar10",
      "cifar10",
      "CIFAR-10",
      10,
      32,
      4,
      new Double[] {.4914, .4822, .4465},
      new Double[] {.2023, .1994, .2010}),
  CIFAR100(
      "cifar100",
      "cifar100",
      "CIFAR-100",
      100,
      32,
      4,
      new Double[] {.4914, .4822, .4465},
      new Double[] {.2023, .1994, .2010}),
  IMAGENET16_120(
      "imagenet16-120",
      "ImageNet16-120",
      "ImageNet16-120",
      120,
      16,
      2,
      new Double[] {122.68 / 255, 116.66 / 255, 104.01 / 255},
      new Double[] {63.22 / 255, 61.26 / 255, 65.09 / 255});

  /** Colour channels of an image: red, green, blue. */
  public static final int CHANNELS = 3;

  private final String id;
  private final String folder;
  private final String label;
  private final int classes;
  private final int size;
  private final int padding;
  private final Normalisation normalisation;
  private final double[][] normalised = new double[CHANNELS][256];

  Dataset(
      String id,
      String folder,
      String label,
      int classes,
      int size,
      int padding,
      Double[] mean,
      Double[] deviation) {
    this.id = id;
    this.folder = folder;
    this.label = label;
    this.classes = classes;
    this.size = size;
    this.padding = padding;
    normalisation = new Normalisation(List.of(mean), List.of(deviation));
    for (int c = 0; c < CHANNELS; c++) {
      for (int value = 0; value < 256; value++) {
        normalised[c][value] = (float) ((value / 255.0 - mean[c]) / deviation[c]);
      }
    }
  }

  /**
   * The data set of that id.
   *
   * @throws InvalidInputException if there is none
   */
  public static Dataset ofId(String id) {
    return Arrays.stream(values())
        .filter(d -> Stream.of(d.id, d.label).anyMatch(id.strip()::equalsIgnoreCase))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no data set '"
                        + id
                        + "', expected one of "
                        + Arrays.stream(values())
                            .map(Dataset::id)
                            .collect(Collectors.joining(" "))));
  }

  /**
   * The data sets of those ids, each once, in the order given.
   *
   * @throws InvalidInputException if there is none of an id
   */
  public static List<Dataset> ofIds(List<String> ids) {
    return ids.stream().map(Dataset::ofId).distinct().toList();
  }

  /** Name on the command line, in keys and in results: {@code cifar10}. */
  public String id() {
    return id;
  }

  /** Name of its folder in Robust NAS-Bench-201: {@code ImageNet16-120}. */
  public String folder() {
    return folder;
  }

  /** Name in the paper: {@code CIFAR-10}. */
  public String label() {
    return label;
  }

  public int classes() {
    return classes;
  }

  /** Height and width of an image. */
  public int size() {
    return size;
  }

  /** Bytes of an image: channels · height · width. */
  public int imageBytes() {
    return CHANNELS * size * size;
  }

  /** Black pixels that the random crop adds on each side: 4, of 16×16 images 2. */
  public int padding() {
    return padding;
  }

  /** What images of this set are normalised with. */
  public Normalisation normalisation() {
    return normalisation;
  }

  /**
   * A pixel as networks see it: (value/255 − mean)/σ of the channel, computed in double and rounded
   * to float.
   *
   * @param value 0 … 255
   */
  public double normalise(int channel, int value) {
    return normalised[channel][value];
  }
}
