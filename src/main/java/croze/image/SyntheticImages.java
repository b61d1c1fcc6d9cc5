package croze.image;

import croze.random.KeyedStream;

/**
 * Images that anyone can make without data, the recipe of the golden values: a random grid, one
 * point every 8 pixels, bilinearly interpolated, plus uniform noise of −16 … 16; labels uniform.
 *
 * <p>All draws come from the golden streams {@code grid}, {@code noise} and {@code label} of the
 * seed.
 */
public final class SyntheticImages {
  private static final int BATCH = 8;
  private static final int NOISE = 33;
  private static final int STEP = 8;

  private SyntheticImages() {}

  /** The 8 images of the golden batches. */
  static ImageSet draw(Dataset dataset, long seed) {
    return draw(dataset, seed, BATCH);
  }

  /** So many images; a smaller set is the beginning of a larger one. */
  public static ImageSet draw(Dataset dataset, long seed, int count) {
    return draw(dataset, seed, count, NOISE);
  }

  /** The same without noise, from the grid stream of seed + 1000. */
  static ImageSet smooth(Dataset dataset, long seed, int count) {
    return draw(dataset, seed + 1000, count, 1);
  }

  private static ImageSet draw(Dataset dataset, long seed, int count, int levels) {
    int size = dataset.size();
    int points = size / STEP + 1;
    int planes = count * Dataset.CHANNELS;
    double[] grid = new double[planes * points * points];
    KeyedStream gridStream = KeyedStream.golden("grid", seed);
    for (int i = 0; i < grid.length; i++) {
      grid[i] = gridStream.nextInt(256);
    }
    KeyedStream noise = KeyedStream.golden("noise", seed);
    byte[] pixels = new byte[planes * size * size];
    int next = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          double smooth = interpolate(grid, plane * points * points, points, y, x);
          double value = Math.floor(smooth + .5) + (noise.nextInt(levels) - levels / 2);
          pixels[next++] = (byte) Math.max(0, Math.min(255, value));
        }
      }
    }
    KeyedStream label = KeyedStream.golden("label", seed);
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = label.nextInt(dataset.classes());
    }
    return new ImageSet(dataset, pixels, labels);
  }

  /** Rows first, then columns. */
  private static double interpolate(double[] grid, int start, int points, int y, int x) {
    double right = (double) (x % STEP) / STEP;
    int at = start + y / STEP * points + x / STEP;
    double left = alongRows(grid, at, points, y);
    return left * (1 - right) + alongRows(grid, at + 1, points, y) * right;
  }

  private static double alongRows(double[] grid, int at, int points, int y) {
    double down = (double) (y % STEP) / STEP;
    return grid[at] * (1 - down) + grid[at + points] * down;
  }
}
