package croze.report.plot;

import croze.data.file.WholeFile;
import java.awt.AWTError;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A drawn chart.
 *
 * @param name name of its files, without ending
 * @param drawing makes what is drawn; needs fonts
 */
public record Picture(String name, Supplier<? extends Chart<?, ?>> drawing) {
  /** Pixels of a PNG file for one on the screen: sharp on paper and on dense screens. */
  public static final int SCALE = 2;

  static {
    // Charts are drawn into memory: no display is needed, nor asked for.
    System.setProperty("java.awt.headless", "true");
  }

  /**
   * Writes pictures, or none of them where Java cannot draw: what is drawn stands in tables too.
   *
   * @param remark told once why there are none
   * @return the files
   */
  public static List<Path> writeAll(List<Picture> pictures, Path folder, Consumer<String> remark) {
    List<Path> files = new ArrayList<>();
    try {
      pictures.forEach(picture -> files.addAll(picture.write(folder)));
    } catch (InternalError | LinkageError | AWTError e) {
      remark.accept(
          "no pictures, for this Java finds no fonts (%s); install fontconfig and a font such as DejaVu"
              .formatted(e));
    }
    return files;
  }

  /** What is drawn. */
  Chart<?, ?> chart() {
    return drawing.get();
  }

  /** Writes {@code <name>.png} and {@code <name>.svg} into the folder, each whole or not at all. */
  public List<Path> write(Path folder) {
    Chart<?, ?> chart = chart();
    try {
      return List.of(
          WholeFile.write(folder.resolve(name + ".png"), png(chart)),
          WholeFile.write(folder.resolve(name + ".svg"), svg(chart)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw " + name + ": " + e.getMessage(), e);
    }
  }

  private static byte[] png(Chart<?, ?> chart) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(IndexedImage.of(bitmap(chart)), "png", bytes);
    return bytes.toByteArray();
  }

  private static String svg(Chart<?, ?> chart) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    return SvgPaths.shortened(bytes.toString(StandardCharsets.UTF_8));
  }

  private static BufferedImage bitmap(Chart<?, ?> chart) {
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
