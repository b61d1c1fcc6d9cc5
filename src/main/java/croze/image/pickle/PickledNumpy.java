package croze.image.pickle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The few Python objects of which a pickled numpy array of numbers is made. */
final class PickledNumpy {
  private PickledNumpy() {}

  /** What a pickle may name. */
  enum Global {
    RECONSTRUCT,
    NDARRAY,
    DTYPE,
    ENCODE;

    /** The call {@code global(*arguments)}. */
    Object call(List<?> arguments) {
      return switch (this) {
        case RECONSTRUCT -> {
          if (arguments.get(0) != NDARRAY) {
            throw new IllegalArgumentException("an array of another class than ndarray");
          }
          yield new Array();
        }
        case DTYPE -> new Dtype((String) arguments.get(0));
        case ENCODE -> latin1(arguments.get(0));
        case NDARRAY -> throw new IllegalArgumentException("a direct call of ndarray");
      };
    }
  }

  static Optional<Global> global(String module, String name) {
    return Optional.ofNullable(
        switch (module + " " + name) {
          case "numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct" ->
              Global.RECONSTRUCT;
          case "numpy ndarray" -> Global.NDARRAY;
          case "numpy dtype" -> Global.DTYPE;
          case "_codecs encode" -> Global.ENCODE;
          default -> null;
        });
  }

  /** An object that gets its content after it was made. */
  interface Stateful {
    /**
     * @return how many bytes that took
     */
    int state(List<?> state);
  }

  /** An element type: unsigned or signed integers, or floats. State: (3, byte order, …). */
  static final class Dtype implements Stateful {
    private final String name;
    private String byteOrder = "|";

    private Dtype(String name) {
      if (!name.matches("[uif][1248]")) {
        throw new IllegalArgumentException("an array of " + name);
      }
      this.name = name;
    }

    @Override
    public int state(List<?> state) {
      byteOrder = (String) state.get(1);
      return 0;
    }

    private int bytes() {
      return name.charAt(1) - '0';
    }
  }

  /** An array; its state is (1, shape, type, whether in Fortran order, bytes). */
  static final class Array implements Stateful {
    private NumpyArray content;

    @Override
    public int state(List<?> state) {
      int[] shape =
          ((List<?>) state.get(1)).stream().mapToInt(n -> Math.toIntExact((Long) n)).toArray();
      Dtype type = (Dtype) state.get(2);
      byte[] data = latin1(state.get(4));
      long expected = type.bytes();
      for (int extent : shape) {
        expected = Math.multiplyExact(expected, extent);
      }
      if (expected != data.length || (boolean) state.get(3)) {
        throw new IllegalArgumentException(
            "an array of " + data.length + " bytes, expected " + expected + " in C order");
      }
      content = new NumpyArray(shape, type.byteOrder + type.name, data);
      return data.length;
    }

    NumpyArray finish() {
      if (content == null) {
        throw new IllegalArgumentException("an array without content");
      }
      return content;
    }
  }

  /** Bytes as they are, or a text whose characters stand for bytes. */
  private static byte[] latin1(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    String text = (String) value;
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("a text that is no byte string");
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
