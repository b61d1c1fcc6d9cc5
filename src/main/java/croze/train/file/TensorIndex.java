package croze.train.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import croze.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named tensors as an index {@code [{"name", "dtype", "full_shape", "stride", "count", "offset"}]}
 * and little-endian data in C order, {@code <f4} or {@code <f8}.
 *
 * @param entries the index
 * @param data what it points into
 */
public record TensorIndex(ArrayNode entries, byte[] data) {
  /** Key of the hash of the data; files of others and older ones of ours lack it. */
  private static final String HASH = "sha256";

  /**
   * Key of the hash of the index itself, of all its other keys; older files of ours lack it too.
   */
  private static final String INDEX_HASH = "index-sha256";

  private static final long MOST_BYTES = 1L << 29;

  /** Beyond any data, and far from what a long holds. */
  private static final long FARTHEST = 1L << 60;

  /** Tensors whose values are all floats take half the room; nothing is rounded. */
  public static TensorIndex of(Map<String, Tensor> tensors) {
    int bytes = tensors.values().stream().mapToInt(t -> t.size() * width(t)).sum();
    ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    tensors.forEach(
        (name, tensor) -> {
          int width = width(tensor);
          var entry = entries.addObject();
          entry.put("name", name);
          entry.put("dtype", "<f" + width);
          for (int extent : tensor.shape()) {
            entry.withArray("full_shape").add(extent);
          }
          entry.put("stride", 1);
          entry.put("count", tensor.size());
          entry.put("offset", data.position());
          for (double value : tensor.data()) {
            if (width == 4) {
              data.putFloat((float) value);
            } else {
              data.putDouble(value);
            }
          }
        });
    return new TensorIndex(entries, data.array());
  }

  private static int width(Tensor tensor) {
    for (double value : tensor.data()) {
      if (Double.compare((float) value, value) != 0) {
        return 8;
      }
    }
    return 4;
  }

  /** SHA-256 of the data, in hex. */
  private String hash() {
    return Digest.of(data, Algorithm.SHA256).hex();
  }

  /** Adds entries and hashes to a node that has all else. */
  public void addTo(ObjectNode node) {
    node.put(HASH, hash());
    node.set("tensors", entries);
    node.put(INDEX_HASH, hash(node.toString()));
  }

  /**
   * Holds data, and the index itself, against the hashes that it says, if it says them.
   *
   * @throws InvalidInputException if they differ
   */
  public static void requireHashes(String index, JsonNode node, String file, ByteBuffer data) {
    if (node.has(INDEX_HASH)) {
      ObjectNode rest = node.deepCopy();
      rest.remove(INDEX_HASH);
      require(index, "its index has", node.get(INDEX_HASH), hash(rest.toString()));
    }
    if (node.has(HASH)) {
      byte[] bytes = new byte[data.remaining()];
      data.duplicate().get(bytes);
      require(file, "its data have", node.get(HASH), Digest.of(bytes, Algorithm.SHA256).hex());
    }
  }

  private static void require(String file, String what, JsonNode expected, String found) {
    if (!expected.asText().equals(found)) {
      throw new InvalidInputException(
          "%s was changed or cut off: %s the SHA-256 %s, expected %s; restore a copy, or make it again"
              .formatted(file, what, found, expected.asText()));
    }
  }

  private static String hash(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8), Algorithm.SHA256).hex();
  }

  /**
   * Where the data that an index points into end, in bytes, rounded up to eight: writers may align.
   *
   * @param file what messages call it
   * @throws InvalidInputException if an entry is incomplete
   */
  public static long end(String file, JsonNode entries) {
    long end = 0;
    for (JsonNode entry : entries) {
      long bytes = size(shape(file, entry)) * width(file, entry);
      long offset = Math.min(field(file, entry, "offset").asLong(), FARTHEST);
      end = Math.max(end, offset + bytes);
    }
    return (end + 7) / 8 * 8;
  }

  /**
   * Reads all.
   *
   * @param file what messages call it
   * @throws InvalidInputException if an entry is incomplete or points outside the data
   */
  public static Map<String, Tensor> read(String file, JsonNode entries, ByteBuffer data) {
    data.order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    long elements = 0;
    for (JsonNode entry : entries) {
      String name = field(file, entry, "name").asText();
      Tensor tensor = tensor(file, entry, data);
      elements += tensor.size();
      if (tensors.put(name, tensor) != null || elements > data.capacity()) {
        throw new InvalidInputException(
            "%s, tensor %s: it is there twice, or data are of several tensors"
                .formatted(file, name));
      }
    }
    return tensors;
  }

  private static Tensor tensor(String file, JsonNode entry, ByteBuffer data) {
    String name = entry.get("name").asText();
    int[] shape = shape(file, entry);
    long size = size(shape);
    int width = width(file, entry);
    long offset = field(file, entry, "offset").asLong();
    boolean whole = entry.path("stride").asInt(1) == 1 && entry.path("count").asLong(size) == size;
    if (width == 0
        || !whole
        || size > MOST_BYTES
        || offset < 0
        || offset > data.capacity() - size * width) {
      throw new InvalidInputException(
          "%s, tensor %s: expected all %d elements as <f4 or <f8 within the %d bytes of data"
              .formatted(file, name, size, data.capacity()));
    }
    double[] values = new double[(int) size];
    for (int i = 0; i < values.length; i++) {
      int at = (int) offset + i * width;
      values[i] = width == 4 ? data.getFloat(at) : data.getDouble(at);
    }
    return new Tensor(shape, values);
  }

  private static int[] shape(String file, JsonNode entry) {
    int[] shape = new int[field(file, entry, "full_shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.max(0, entry.get("full_shape").get(i).asInt());
    }
    return shape;
  }

  /** Elements, or more than the most if there are more. */
  private static long size(int[] shape) {
    long size = 1;
    for (int extent : shape) {
      size = Math.min(size * extent, MOST_BYTES + 1);
    }
    return size;
  }

  private static int width(String file, JsonNode entry) {
    String type = field(file, entry, "dtype").asText();
    return type.equals("<f4") ? 4 : type.equals("<f8") ? 8 : 0;
  }

  /**
   * A field of a node.
   *
   * @throws InvalidInputException if it is missing
   */
  public static JsonNode field(String file, JsonNode node, String key) {
    JsonNode found = node.get(key);
    if (found == null) {
      throw new InvalidInputException(file + ": key \"" + key + "\" is missing");
    }
    return found;
  }
}
