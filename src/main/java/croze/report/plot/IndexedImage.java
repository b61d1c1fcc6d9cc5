package croze.report.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An image of 256 colours: the most used ones that differ visibly, any other shown as the nearest
 * of them. Charts have few colours beside the blends at the edges of letters; the file becomes a
 * third.
 */
final class IndexedImage {
  private static final int MOST = 256;
  private static final int BITS = 8;

  /** The upper five bits of red, green and blue. */
  private static final int LOOK = 0xF8F8F8;

  private IndexedImage() {}

  static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    List<Integer> used =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    // Of colours that are alike the most used one stands for all.
    Map<Integer, Integer> byLook = new LinkedHashMap<>();
    used.forEach(colour -> byLook.putIfAbsent(colour & LOOK, colour));
    int[] colours = byLook.values().stream().limit(MOST).mapToInt(c -> c).toArray();
    IndexColorModel model =
        new IndexColorModel(
            BITS, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    byte[] indices = new byte[pixels.length];
    for (int p = 0; p < pixels.length; p++) {
      indices[p] = nearest.computeIfAbsent(pixels[p], c -> nearest(colours, c)).byteValue();
    }
    indexed.getRaster().setDataElements(0, 0, width, height, indices);
    return indexed;
  }

  private static int nearest(int[] colours, int colour) {
    int best = 0;
    for (int c = 1; c < colours.length; c++) {
      if (distance(colours[c], colour) < distance(colours[best], colour)) {
        best = c;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift < 3 * BITS; shift += BITS) {
      int difference = (a >> shift & 0xFF) - (b >> shift & 0xFF);
      sum += difference * difference;
    }
    return sum;
  }
}
