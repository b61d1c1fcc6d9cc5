package croze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The golden networks, their batch, and the tensors of {@code N1_rand05}. */
public final class Golden {
  /**
   * With {@code -Dcroze.test.goldens=all}, as in CI, tests compare all goldens; otherwise they
   * leave out what takes long and has a smaller sibling.
   */
  public static final boolean ALL = "all".equals(System.getProperty("croze.test.goldens"));

  /** At N = 5 these three take as long as the other ten. */
  private static final Set<String> LARGE =
      Set.of("all_conv3x3", "all_conv1x1", "best_cifar10_6111");

  private static final String TENSORS = "tensors/N1_rand05";
  private static final JsonNode INDEX = json(TENSORS + ".json");
  private static final ByteBuffer DATA =
      ByteBuffer.wrap(bytes(TENSORS + ".bin")).order(ByteOrder.LITTLE_ENDIAN);

  private Golden() {}

  /**
   * One architecture of {@code goldens_N*.json}.
   *
   * @param values all that the file holds of it
   */
  public record Architecture(String name, int cells, Cell cell, JsonNode values) {
    public Program program(Form form) {
      return cell.program(form, Macro.benchmark(cells, 10, 32));
    }

    @Override
    public String toString() {
      return name + ", N = " + cells;
    }
  }

  /** Those of N = 1 and N = 5, the largest only if {@link #ALL} are asked for. */
  public static Stream<Architecture> architectures() {
    return Stream.concat(
        architectures(1), architectures(5).filter(a -> ALL || !LARGE.contains(a.name())));
  }

  public static Stream<Architecture> architectures(int cells) {
    JsonNode archs = json("goldens_N" + cells + ".json").get("archs");
    return archs.properties().stream()
        .map(
            e ->
                new Architecture(
                    e.getKey(),
                    cells,
                    Cell.parse(e.getValue().get("arch").asText()),
                    e.getValue()));
  }

  public static Architecture architecture(int cells, String name) {
    return architectures(cells).filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  public static Architecture rand05() {
    return architecture(1, "rand05");
  }

  public static Parameters parameters(Program program) {
    return Initialiser.UNIFORM.parameters(program, name -> KeyedStream.golden(name, 0));
  }

  public static Batch batch() {
    int[] labels = Arrays.stream(sample("input/targets").data()).mapToInt(y -> (int) y).toArray();
    return new Batch(sample("input/x"), labels);
  }

  /**
   * A golden tensor: whole, or if its {@link #stride} is above 1 the elements 0, stride, 2·stride …
   * of the whole as a vector.
   */
  public static Tensor sample(String name) {
    JsonNode entry = entry(name);
    double[] values = new double[entry.get("count").asInt()];
    DATA.position(entry.get("offset").asInt());
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (entry.get("dtype").asText()) {
            case "<f4" -> DATA.getFloat();
            case "<f8" -> DATA.getDouble();
            case "<i8" -> DATA.getLong();
            default -> throw new IllegalArgumentException(entry.toString());
          };
    }
    return stride(name) > 1 ? Tensor.of(values, values.length) : Tensor.of(values, shape(entry));
  }

  public static int stride(String name) {
    return entry(name).get("stride").asInt();
  }

  private static int[] shape(JsonNode entry) {
    List<Integer> shape = new ArrayList<>();
    entry.get("full_shape").forEach(extent -> shape.add(extent.asInt()));
    return shape.stream().mapToInt(i -> i).toArray();
  }

  private static JsonNode entry(String name) {
    for (JsonNode entry : INDEX.get("tensors")) {
      if (entry.get("name").asText().equals(name)) {
        return entry;
      }
    }
    throw new IllegalArgumentException("no golden tensor " + name);
  }

  public static JsonNode json(String file) {
    try {
      return new ObjectMapper().readTree(bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String file) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
