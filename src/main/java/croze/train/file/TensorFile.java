package croze.train.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.data.file.WholeFile;
import croze.space.Macro;
import croze.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Named tensors in two files, {@code X.json} and {@code X.bin} beside it: an index {@code {"arch",
 * "N", "C", "classes", "tensors": [{"name", "dtype", "full_shape", "stride", "count", "offset"}]}}
 * and, in what we write, {@code "sha256"} of the data and {@code "index-sha256"} of the index, and
 * little-endian data in C order, {@code <f4} or {@code <f8}; the layout of the goldens.
 *
 * @param architecture NAS-Bench-201 string
 * @param macro the network around the cell, of 32 × 32 images
 * @param tensors by name
 */
public record TensorFile(String architecture, Macro macro, Map<String, Tensor> tensors) {
  private static final int MOST_BYTES = 1 << 29;
  private static final Wanted WANTED =
      new Wanted("a file of tensors", "expected an index, X.json, and its data, X.bin");
  private static final int IMAGE_SIZE = 32;

  /**
   * Reads both files.
   *
   * @throws InvalidInputException if one is missing or not as described
   */
  public static TensorFile read(Path json) {
    Path bin = bin(json);
    JsonNode index = BoundedFile.json(json, WANTED);
    JsonNode entries = field(json, index, "tensors");
    long end = TensorIndex.end(json.toString(), entries);
    if (end > MOST_BYTES) {
      throw WANTED.refusal(json, "it points %,d bytes into its data".formatted(end), null);
    }
    byte[] data = BoundedFile.bytes(bin, (int) end, WANTED);
    TensorIndex.requireHashes(json.toString(), index, bin.toString(), ByteBuffer.wrap(data));
    Map<String, Tensor> tensors = TensorIndex.read(json.toString(), entries, ByteBuffer.wrap(data));
    Macro macro =
        new Macro(
            positive(json, index, "N"),
            positive(json, index, "C"),
            positive(json, index, "classes"),
            IMAGE_SIZE);
    return new TensorFile(field(json, index, "arch").asText(), macro, tensors);
  }

  /** Writes both files; the index last, so that it never points into data that are not there. */
  public void write(Path json) {
    ObjectNode index = new ObjectMapper().createObjectNode();
    index.put("arch", architecture);
    index.put("N", macro.cells());
    index.put("C", macro.channels());
    index.put("classes", macro.classes());
    TensorIndex packed = TensorIndex.of(tensors);
    packed.addTo(index);
    WholeFile.write(bin(json), packed.data());
    WholeFile.write(json, index.toPrettyString() + "\n");
  }

  /** The file of data beside an index. */
  public static Path bin(Path json) {
    String name = json.getFileName().toString();
    if (!name.endsWith(".json")) {
      throw new InvalidInputException(json + ": expected a .json file with a .bin beside it");
    }
    return json.resolveSibling(name.substring(0, name.length() - 5) + ".bin");
  }

  /**
   * The tensor of that name.
   *
   * @throws InvalidInputException if there is none of that shape
   */
  public Tensor get(String name, int... shape) {
    Tensor found = tensors.get(name);
    if (found == null || !java.util.Arrays.equals(found.shape(), shape)) {
      throw new InvalidInputException(
          "tensor %s of shape %s: the file has %s"
              .formatted(
                  name,
                  java.util.Arrays.toString(shape),
                  found == null ? "none" : java.util.Arrays.toString(found.shape())));
    }
    return found;
  }

  private static JsonNode field(Path file, JsonNode node, String key) {
    return TensorIndex.field(file.toString(), node, key);
  }

  private static int positive(Path file, JsonNode index, String key) {
    int value = field(file, index, key).asInt();
    if (value < 1 || value > 1000) {
      throw new InvalidInputException(
          "%s: \"%s\" is %d, expected 1 to 1000".formatted(file, key, value));
    }
    return value;
  }
}
