package croze.image.pickle;

import croze.InvalidInputException;
import croze.data.file.LimitedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a Python pickle (protocols 2 to 4) of dicts, lists, tuples, numbers, texts, bytes and numpy
 * arrays, and nothing else: a pickle is a program, so every global but the four that a numpy array
 * needs is refused, and no class is looked up by name. Keys of dicts are texts or numbers, nesting
 * is at most eight deep, nothing contains itself, and what is made is in proportion to the file.
 *
 * <p>Results: {@link Map}, {@link List} (lists and tuples), {@link Long}, {@link Boolean}, {@link
 * String}, {@code byte[]}, {@link NumpyArray}.
 */
public final class Pickle {
  private static final Object MARK = new Object();
  private static final Object NONE = new Object();

  /** A batch of downsampled ImageNet has 98 MB. */
  private static final long MOST_BYTES = 256L << 20;

  /**
   * Bytes that may be made by decoding, as a multiple of the file: a memo can name a text often.
   */
  private static final int GROWTH = 8;

  private final Path file;
  private final ByteBuffer in;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();
  private final PickleNesting nesting = new PickleNesting();
  private long mayMake;

  private Pickle(Path file, byte[] bytes) {
    this.file = file;
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.mayMake = (long) GROWTH * bytes.length;
  }

  /**
   * @throws InvalidInputException if the file is cut off or holds any other type or opcode; the
   *     message names it and its byte
   */
  public static Object read(Path file) {
    try (InputStream in =
        new LimitedInputStream(Files.newInputStream(file), "the file", MOST_BYTES)) {
      return new Pickle(file, in.readAllBytes()).run();
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + e, e);
    }
  }

  private Object run() {
    while (true) {
      int at = in.position();
      if (!in.hasRemaining()) {
        throw wrong(at, "the file ends before the pickle does", "the whole file");
      }
      int opcode = in.get() & 0xff;
      try {
        if (opcode == '.') {
          Object result = pop();
          return result instanceof PickledNumpy.Array array ? array.finish() : result;
        }
        execute(opcode, at);
      } catch (InvalidInputException e) {
        throw e;
      } catch (RuntimeException e) {
        // Underflow of buffer or stack, or an operand of another type.
        throw wrong(at, "broken at opcode " + name(opcode) + " (" + e + ")", "a sound pickle");
      }
    }
  }

  private void execute(int opcode, int at) {
    switch (opcode) {
      case 0x80 -> protocol(at);
      case 0x95 -> in.getLong(); // FRAME: a length that only speeds up reading
      case '(' -> push(MARK);
      case 'N' -> push(NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) (in.get() & 0xff));
      case 'M' -> push((long) (in.getShort() & 0xffff));
      case 'J' -> push((long) in.getInt());
      case 'X' -> push(new String(take(in.getInt()), StandardCharsets.UTF_8));
      case 0x8c -> push(new String(take(in.get() & 0xff), StandardCharsets.UTF_8));
      case 'T' -> push(new String(take(in.getInt()), StandardCharsets.ISO_8859_1));
      case 'U' -> push(new String(take(in.get() & 0xff), StandardCharsets.ISO_8859_1));
      case 'B' -> push(take(in.getInt()));
      case 'C' -> push(take(in.get() & 0xff));
      case '}' -> push(new LinkedHashMap<>());
      case ']' -> push(new ArrayList<>());
      case ')' -> push(List.of());
      case 't' -> tuple(popToMark());
      case 0x85 -> tuple(pop(1));
      case 0x86 -> tuple(pop(2));
      case 0x87 -> tuple(pop(3));
      case 'a' -> append(pop(1));
      case 'e' -> append(popToMark());
      case 's' -> put(pop(2));
      case 'u' -> put(popToMark());
      case 'q' -> memo.put(in.get() & 0xff, peek());
      case 'r' -> memo.put(in.getInt(), peek());
      case 0x94 -> memo.put(memo.size(), peek());
      case 'h' -> push(remembered(in.get() & 0xff));
      case 'j' -> push(remembered(in.getInt()));
      case 'c' -> push(global(line(), line(), at));
      case 0x93 -> {
        List<Object> names = pop(2);
        push(global((String) names.get(0), (String) names.get(1), at));
      }
      case 'R' -> {
        List<Object> call = pop(2);
        Object made = ((PickledNumpy.Global) call.get(0)).call((List<?>) call.get(1));
        spend(made instanceof byte[] bytes ? bytes.length : 0);
        push(made);
      }
      case 'b' -> {
        Object state = pop();
        spend(((PickledNumpy.Stateful) peek()).state((List<?>) state));
      }
      default ->
          throw wrong(at, "opcode " + name(opcode), "dicts, lists, numbers, texts and arrays only");
    }
  }

  private void protocol(int at) {
    int protocol = in.get();
    if (protocol < 2 || protocol > 4) {
      throw wrong(at, "pickle protocol " + protocol, "2 to 4");
    }
  }

  private PickledNumpy.Global global(String module, String name, int at) {
    return PickledNumpy.global(module, name)
        .orElseThrow(
            () ->
                wrong(
                    at, "refused to load " + module + "." + name, "numpy arrays of numbers only"));
  }

  private void tuple(List<Object> items) {
    List<Object> tuple = List.copyOf(items);
    nesting.put(tuple, items);
    push(tuple);
  }

  @SuppressWarnings("unchecked") // Only this class fills the lists and maps on the stack.
  private void append(List<Object> items) {
    ArrayList<Object> list = (ArrayList<Object>) peek();
    nesting.put(list, items);
    list.addAll(finished(items));
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> items) {
    LinkedHashMap<Object, Object> dict = (LinkedHashMap<Object, Object>) peek();
    nesting.put(dict, items);
    List<Object> keysAndValues = finished(items);
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      Object key = keysAndValues.get(i);
      if (!(key instanceof String || key instanceof Long)) {
        throw new IllegalArgumentException("a key that is neither a text nor a number");
      }
      dict.put(key, keysAndValues.get(i + 1));
    }
  }

  private void spend(int bytes) {
    mayMake -= bytes;
    if (mayMake < 0) {
      throw new IllegalArgumentException("more than " + GROWTH + " times the bytes of the file");
    }
  }

  private static List<Object> finished(List<Object> items) {
    items.replaceAll(item -> item instanceof PickledNumpy.Array array ? array.finish() : item);
    return items;
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object peek() {
    return stack.get(stack.size() - 1);
  }

  private Object pop() {
    return stack.remove(stack.size() - 1);
  }

  private List<Object> pop(int n) {
    List<Object> top = stack.subList(stack.size() - n, stack.size());
    List<Object> items = new ArrayList<>(top);
    top.clear();
    return items;
  }

  private List<Object> popToMark() {
    int mark = stack.lastIndexOf(MARK);
    List<Object> items = pop(stack.size() - mark - 1);
    pop();
    return items;
  }

  private Object remembered(int key) {
    if (!memo.containsKey(key)) {
      throw new IllegalArgumentException("nothing is remembered as " + key);
    }
    return memo.get(key);
  }

  private byte[] take(int length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException(
          length + " bytes announced, " + in.remaining() + " left in the file");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private String line() {
    StringBuilder text = new StringBuilder();
    for (char c = (char) (in.get() & 0xff); c != '\n'; c = (char) (in.get() & 0xff)) {
      text.append(c);
    }
    return text.toString();
  }

  private static String name(int opcode) {
    return opcode > ' ' && opcode < 127
        ? "'" + (char) opcode + "'"
        : String.format("0x%02x", opcode);
  }

  private InvalidInputException wrong(int at, String found, String expected) {
    return new InvalidInputException(
        file
            + ", byte "
            + at
            + ": "
            + found
            + ", expected "
            + expected
            + "; put the original in its place");
  }
}
