package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG: encoded with chroma at half the resolution, and decoded. */
public final class JpegCompression implements CommonCorruption {
  private static final float[] QUALITY = {.80f, .65f, .58f, .50f, .40f};

  @Override
  public String name() {
    return "jpeg_compression";
  }

  @Override
  public Optional<String> substitute() {
    return Optional.of("the JPEG library of Java for libjpeg-turbo");
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    int size = image.size();
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < size * size; p++) {
      int at = p * Dataset.CHANNELS;
      int[] b = image.bytes();
      picture.setRGB(p % size, p / size, b[at] << 16 | b[at + 1] << 8 | b[at + 2]);
    }
    BufferedImage back = decoded(encoded(picture, QUALITY[severity - 1]));
    int[] bytes = new int[image.bytes().length];
    for (int i = 0; i < bytes.length; i++) {
      int p = i / Dataset.CHANNELS;
      bytes[i] = back.getRaster().getSample(p % size, p / size, i % Dataset.CHANNELS);
    }
    return new RgbImage(size, bytes);
  }

  private static byte[] encoded(BufferedImage picture, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage decoded(byte[] jpeg) {
    try {
      return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
