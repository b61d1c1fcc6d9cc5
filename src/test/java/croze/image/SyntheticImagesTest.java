package croze.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Values of the golden recipe, made with numpy; the hashes are of the tensors of the goldens. */
class SyntheticImagesTest {
  private final ImageSet images = SyntheticImages.draw(Dataset.CIFAR10, 7, 8);

  @Test
  void pixelsAreThoseOfTheGoldenBatch() throws Exception {
    long sum = 0;
    for (byte pixel : images.pixels()) {
      sum += pixel & 0xff;
    }
    assertEquals(3135552, sum);
    int[] first = {134, 133, 124, 111, 119, 87, 79, 56};
    for (int column = 0; column < first.length; column++) {
      assertEquals(first[column], images.pixel(0, 0, 0, column));
    }
    assertEquals(
        "12df4fdefc884723fcf48e4e6428ef7b1ea3801dfdd329bb54906905320593c5", hash(images.pixels()));
  }

  @Test
  void normalisedPixelsAreThoseOfTheGoldenBatchToTheLastBit() throws Exception {
    double[] x = images.batch().images().data();
    assertEquals(0.16851307451725006, x[0], 1e-16);
    ByteBuffer floats = ByteBuffer.allocate(4 * x.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : x) {
      floats.putFloat((float) value);
    }
    assertEquals(
        "6acb49b5fe46e954804eee64162341a2fb4da7058d25d0a11f1cf492de1a986e", hash(floats.array()));
  }

  @Test
  void labelsAreThoseOfTheGoldenBatch() {
    assertArrayEquals(new int[] {5, 8, 7, 1, 6, 7, 1, 6}, images.labels());
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
