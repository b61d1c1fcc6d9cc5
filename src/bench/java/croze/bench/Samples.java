package croze.bench;

import croze.image.Batch;
import croze.image.BatchRecipe;
import croze.image.Dataset;
import croze.net.Macro;
import croze.space.Cell;

/** The three architectures that are timed, and the golden batch. */
public enum Samples {
  /** 7.8 M multiplications an image: the stem and the reductions alone. */
  LIGHT(
      "|skip_connect~0|+|skip_connect~0|skip_connect~1|"
          + "+|skip_connect~0|skip_connect~1|skip_connect~2|"),
  /** 51 M, near the mean of the space. */
  MEAN(
      "|nor_conv_1x1~0|+|nor_conv_3x3~0|skip_connect~1|"
          + "+|none~0|nor_conv_1x1~1|avg_pool_3x3~2|"),
  /** 220 M: all 3 × 3. */
  HEAVIEST(
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
          + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");

  public static final Macro MACRO = Macro.benchmark(10, 32);
  private static final long GOLDEN_BATCH = 7;

  private final String architecture;

  Samples(String architecture) {
    this.architecture = architecture;
  }

  public Cell cell() {
    return Cell.parse(architecture);
  }

  /** Eight images that need no data. */
  public static Batch batch() {
    return new BatchRecipe.Synthetic(GOLDEN_BATCH).source(null, Dataset.CIFAR10, 0).batch("");
  }
}
