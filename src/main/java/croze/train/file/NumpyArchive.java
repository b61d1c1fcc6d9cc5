package croze.train.file;

import croze.data.file.WholeFile;
import croze.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes tensors as NumPy's {@code .npz}: a zip with one {@code name.npy} of {@code <f8} in C order
 * a tensor, format version 1.0.
 */
public final class NumpyArchive {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NumpyArchive() {}

  /**
   * Writes the file whole or not at all.
   *
   * @param architecture its id, the array {@code architecture} of text
   */
  public static void write(String architecture, Map<String, Tensor> tensors, Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      byte[] text = architecture.getBytes(StandardCharsets.US_ASCII);
      add(zip, "architecture", array("|S" + text.length, "", text));
      for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
        add(zip, e.getKey(), array(e.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    WholeFile.write(file, bytes.toByteArray());
  }

  private static void add(ZipOutputStream zip, String name, byte[] array) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTime(0); // the same tensors give the same bytes
    zip.putNextEntry(entry);
    zip.write(array);
    zip.closeEntry();
  }

  private static byte[] array(Tensor tensor) {
    ByteBuffer data =
        ByteBuffer.allocate(tensor.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : tensor.data()) {
      data.putDouble(value);
    }
    String shape =
        Arrays.stream(tensor.shape()).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    return array("<f8", shape, data.array());
  }

  private static byte[] array(String type, String shape, byte[] data) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
    int length = MAGIC.length + 2 + header.length() + 1;
    int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
    header += " ".repeat(padding) + "\n";
    ByteBuffer out =
        ByteBuffer.allocate(length + padding + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putShort((short) header.length());
    return out.put(header.getBytes(StandardCharsets.US_ASCII)).put(data).array();
  }
}
