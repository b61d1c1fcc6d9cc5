package croze.engine.pytorch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What engine and worker tell each other; {@code croze_worker.py} says how it lies on the stream.
 *
 * @param header all but the tensors
 * @param parts the tensors by name, to be taken out
 */
record Message(JsonNode header, Map<String, TensorBytes> parts) {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] MARK = "CROZE1\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_HEADER = 1 << 26;

  void write(OutputStream out) throws IOException {
    ObjectNode all = header.deepCopy();
    ArrayNode tensors = all.putArray("tensors");
    parts.forEach(
        (name, part) ->
            tensors.add(JSON.valueToTree(new Object[] {name, part.type(), part.shape()})));
    byte[] text = JSON.writeValueAsBytes(all);
    out.write(MARK);
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length).array());
    out.write(text);
    for (TensorBytes part : parts.values()) {
      out.write(part.bytes());
    }
    out.flush();
  }

  /**
   * @throws EOFException if the stream has ended
   * @throws IOException if what comes is no message
   */
  static Message read(InputStream in) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(bytes(in, MARK.length + 4)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] mark = new byte[MARK.length];
    head.get(mark);
    int length = head.getInt();
    if (!Arrays.equals(mark, MARK) || length < 2 || length > LONGEST_HEADER) {
      throw new IOException("what is no message");
    }
    JsonNode header = header(bytes(in, length));
    Map<String, TensorBytes> parts = new LinkedHashMap<>();
    for (JsonNode tensor : header.path("tensors")) {
      String type = tensor.path(1).asText();
      int[] shape =
          StreamSupport.stream(tensor.path(2).spliterator(), false)
              .mapToInt(JsonNode::asInt)
              .toArray();
      try {
        int size = Math.multiplyExact(Tensor.size(shape), TensorBytes.width(type));
        parts.put(tensor.path(0).asText(), new TensorBytes(type, shape, bytes(in, size)));
      } catch (ArithmeticException e) {
        throw new IOException("a tensor of shape " + tensor.path(2), e);
      }
    }
    return new Message(header, parts);
  }

  private static JsonNode header(byte[] text) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException("a header that is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static byte[] bytes(InputStream in, int count) throws IOException {
    if (count < 0) {
      throw new IOException("a tensor of " + count + " bytes");
    }
    byte[] read = in.readNBytes(count);
    if (read.length < count) {
      throw new EOFException();
    }
    return read;
  }

  /**
   * Takes a tensor out.
   *
   * @throws IOException if there is none of that name
   */
  TensorBytes take(String name) throws IOException {
    TensorBytes part = parts.remove(name);
    if (part == null) {
      throw new IOException("no tensor " + name);
    }
    return part;
  }
}
