package croze.report.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
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
  private static final int DOTS_PER_INCH = 144;

  /** What follows a hundredth of a pixel: half of the file. */
  private static final Pattern NEEDLESS_DIGITS = Pattern.compile("(?<=[0-9]\\.[0-9]{2})[0-9]+");

  static {
    // Charts are drawn into memory: no display is needed, nor asked for.
    System.setProperty("java.awt.headless", "true");
  }

  /** Writes {@code <name>.png} and {@code <name>.svg} into the folder. */
  public List<Path> write(Path folder) {
    Path png = folder.resolve(name + ".png");
    Path svg = folder.resolve(name + ".svg");
    try {
      Files.createDirectories(folder);
      BitmapEncoder.saveBitmapWithDPI(chart, png.toString(), BitmapFormat.PNG, DOTS_PER_INCH);
      Files.writeString(svg, svg());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + png + ": " + e.getMessage(), e);
    }
    return List.of(png, svg);
  }

  private String svg() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    String full = bytes.toString(StandardCharsets.UTF_8);
    return NEEDLESS_DIGITS.matcher(full).replaceAll("").replace("\n  ", "\n");
  }
}
