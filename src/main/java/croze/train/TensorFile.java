package croze.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.InvalidInputException;
import croze.space.Macro;
import croze.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named tensors in two files, {@code X.json} and {@code X.bin} beside it: an index {@code {"arch",
 * "N", "C", "classes", "tensors": [{"name", "dtype", "full_shape", "stride", "count", "offset"}]}}
 * and little-endian data in C order, {@code <f4} or {@code <f8}; the layout of the goldens.
 *
 * @param architecture NAS-Bench-201 string
 * @param macro the network around the cell, of 32 × 32 images
 * @param tensors by name
 */
public record TensorFile(String architecture, Macro macro, Map<String, Tensor> tensors) {
  private static final long MOST_BYTES = 1L << 29;
  private static final int IMAGE_SIZE = 32;

  /**
   * Reads both files.
   *
   * @throws InvalidInputException if one is missing or not as described
   */
  public static TensorFile read(Path json) {
    String name = json.getFileName().toString();
    if (!name.endsWith(".json")) {
      throw new InvalidInputException(json + ": expected a .json file with a .bin beside it");
    }
    Path bin = json.resolveSibling(name.substring(0, name.length() - 5) + ".bin");
    try {
      for (Path path : new Path[] {json, bin}) {
        if (!Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
          throw new InvalidInputException(
              path + ": expected a file of at most " + MOST_BYTES + " bytes");
        }
      }
      JsonNode index = new ObjectMapper().readTree(json.toFile());
      ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(bin)).order(ByteOrder.LITTLE_ENDIAN);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (JsonNode entry : field(json, index, "tensors")) {
        tensors.put(field(json, entry, "name").asText(), tensor(json, entry, data));
      }
      Macro macro =
          new Macro(
              positive(json, index, "N"),
              positive(json, index, "C"),
              positive(json, index, "classes"),
              IMAGE_SIZE);
      return new TensorFile(field(json, index, "arch").asText(), macro, tensors);
    } catch (IOException e) {
      throw new InvalidInputException(json + " cannot be read as JSON: " + e.getMessage(), e);
    }
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

  private static Tensor tensor(Path file, JsonNode entry, ByteBuffer data) {
    String name = entry.get("name").asText();
    int[] shape = new int[field(file, entry, "full_shape").size()];
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = entry.get("full_shape").get(i).asInt();
      size *= Math.max(shape[i], 0);
    }
    String type = field(file, entry, "dtype").asText();
    int width = type.equals("<f4") ? 4 : type.equals("<f8") ? 8 : 0;
    long offset = field(file, entry, "offset").asLong();
    boolean whole = entry.path("stride").asInt(1) == 1 && entry.path("count").asLong(size) == size;
    if (width == 0
        || !whole
        || size > MOST_BYTES
        || offset < 0
        || offset + size * width > data.capacity()) {
      throw new InvalidInputException(
          "%s, tensor %s: expected all %d elements as <f4 or <f8 within the %d bytes of the .bin file"
              .formatted(file, name, size, data.capacity()));
    }
    double[] values = new double[(int) size];
    for (int i = 0; i < values.length; i++) {
      int at = (int) offset + i * width;
      values[i] = width == 4 ? data.getFloat(at) : data.getDouble(at);
    }
    return new Tensor(shape, values);
  }

  private static JsonNode field(Path file, JsonNode node, String key) {
    JsonNode found = node.get(key);
    if (found == null) {
      throw new InvalidInputException(file + ": key \"" + key + "\" is missing");
    }
    return found;
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
