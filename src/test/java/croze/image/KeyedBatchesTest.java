package croze.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyedBatchesTest {
  private static final int COUNT = 60;

  /** Image i is filled with 4i + 4 but for column c = 3 of row r = 5, which holds 4i + 5. */
  private static ImageSet images() {
    Dataset dataset = Dataset.CIFAR10;
    byte[] pixels = new byte[COUNT * dataset.imageBytes()];
    int[] labels = new int[COUNT];
    for (int image = 0; image < COUNT; image++) {
      int start = image * dataset.imageBytes();
      Arrays.fill(pixels, start, start + dataset.imageBytes(), (byte) (4 * image + 4));
      for (int channel = 0; channel < 3; channel++) {
        pixels[start + channel * 1024 + 5 * 32 + 3]++;
      }
      labels[image] = image % 10;
    }
    return new ImageSet(dataset, pixels, labels);
  }

  private static BatchSource source(long seed, int size, boolean shared) {
    return new KeyedBatches(images(), seed, size, shared);
  }

  @Test
  void theKeyDecides() {
    Batch a = source(0, 8, false).batch("a");
    assertEquals(a.images(), source(0, 8, false).batch("a").images());
    assertNotEquals(a.images(), source(0, 8, false).batch("b").images());
    assertNotEquals(a.images(), source(1, 8, false).batch("a").images());
    assertEquals(source(0, 8, true).batch("a").images(), source(0, 8, true).batch("b").images());
  }

  @Test
  void aBatchIsTheBeginningOfALargerOne() {
    Batch small = source(3, 8, false).batch("a");
    Batch large = source(3, COUNT, false).batch("a");
    assertArrayEquals(
        small.images().data(), Arrays.copyOf(large.images().data(), small.images().size()));
    assertArrayEquals(small.labels(), Arrays.copyOf(large.labels(), 8));
  }

  @Test
  void noImageComesTwiceAndEachIsACropOrItsMirror() {
    double[][] level = new double[3][256];
    for (int channel = 0; channel < 3; channel++) {
      for (int value = 0; value < 256; value++) {
        level[channel][value] = Dataset.CIFAR10.normalise(channel, value);
      }
    }
    Batch batch = source(0, COUNT, false).batch("a");
    Set<Integer> seen = new HashSet<>();
    Set<String> placements = new HashSet<>();
    for (int n = 0; n < COUNT; n++) {
      double[] x = Arrays.copyOfRange(batch.images().data(), n * 3072, (n + 1) * 3072);
      int fill = Arrays.binarySearch(level[0], x[16 * 32 + 16]);
      int image = fill / 4 - 1;
      assertTrue(seen.add(image));
      assertEquals(image % 10, batch.labels()[n]);
      placements.add(placement(x, level, fill));
    }
    assertTrue(placements.stream().anyMatch(p -> p.startsWith("true")));
    assertTrue(placements.stream().anyMatch(p -> p.startsWith("false")));
    assertTrue(placements.size() > 30, () -> "crops hardly vary: " + placements);
  }

  /** The one (mirrored, top, left) that gives the image; fails if there is none. */
  private static String placement(double[] x, double[][] level, int fill) {
    for (boolean mirrored : new boolean[] {false, true}) {
      for (int top = -4; top <= 4; top++) {
        for (int left = -4; left <= 4; left++) {
          if (matches(x, level, fill, top, left, mirrored)) {
            return mirrored + " " + top + " " + left;
          }
        }
      }
    }
    throw new AssertionError("not a crop of image " + (fill / 4 - 1));
  }

  private static boolean matches(
      double[] x, double[][] level, int fill, int top, int left, boolean mirrored) {
    for (int i = 0; i < x.length; i++) {
      int row = i / 32 % 32 + top;
      int column = (mirrored ? 31 - i % 32 : i % 32) + left;
      boolean inside = row >= 0 && row < 32 && column >= 0 && column < 32;
      int value = inside ? fill + (row == 5 && column == 3 ? 1 : 0) : 0;
      if (x[i] != level[i / 1024][value]) {
        return false;
      }
    }
    return true;
  }

  @Test
  void moreImagesThanThereAreIsAnError() {
    String message =
        assertThrows(InvalidInputException.class, () -> source(0, COUNT + 1, false)).getMessage();
    assertEquals("batch of 61 images: there are only 60; ask for fewer", message);
  }
}
