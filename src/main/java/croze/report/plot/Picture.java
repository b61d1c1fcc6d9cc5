package croze.report.plot;

import croze.data.WholeFile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A drawn chart.
 *
 * @param name name of its files, without ending
 * @param chart what is drawn
 */
public record Picture(String name, Chart<?, ?> chart) {
  /** Twice the pixels of a screen of old: sharp on paper and on dense screens. */
  private static final int SCALE = 2;

  static {
    // Charts are drawn into memory: no display is needed, nor asked for.
    System.setProperty("java.awt.headless", "true");
  }

  /** Writes {@code <name>.png} and {@code <name>.svg} into the folder, each whole or not at all. */
  public List<Path> write(Path folder) {
    try {
      return List.of(
          WholeFile.write(folder.resolve(name + ".png"), png()),
          WholeFile.write(folder.resolve(name + ".svg"), svg()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw " + name + ": " + e.getMessage(), e);
    }
  }

  private byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(IndexedImage.of(bitmap()), "png", bytes);
    return bytes.toByteArray();
  }

  private String svg() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    return SvgPaths.shortened(bytes.toString(StandardCharsets.UTF_8));
  }

  private BufferedImage bitmap() {
    BufferedImage image =
        new BufferedImage(
            SCALE * chart.getWidth(), SCALE * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    return image;
  }
}
