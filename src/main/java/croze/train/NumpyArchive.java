package croze.train;

import croze.data.WholeFile;
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

  /** Writes the file whole or not at all. */
  public static void write(Map<String, Tensor> tensors, Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
        ZipEntry entry = new ZipEntry(e.getKey() + ".npy");
        entry.setTime(0); // the same tensors give the same bytes
        zip.putNextEntry(entry);
        zip.write(array(e.getValue()));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    WholeFile.write(file, bytes.toByteArray());
  }

  private static byte[] array(Tensor tensor) {
    String shape =
        Arrays.stream(tensor.shape()).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }";
    int length = MAGIC.length + 2 + header.length() + 1;
    int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
    header += " ".repeat(padding) + "\n";
    ByteBuffer out =
        ByteBuffer.allocate(length + padding + tensor.size() * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putShort((short) header.length());
    out.put(header.getBytes(StandardCharsets.US_ASCII));
    for (double value : tensor.data()) {
      out.putDouble(value);
    }
    return out.array();
  }
}
