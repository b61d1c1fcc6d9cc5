package croze.csv;

import croze.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The text of a file: unpacked if it is a gzip, decoded as UTF-8, without a byte order mark. */
public final class CsvText {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int GZIP_BUFFER = 1 << 16;

  /** So that a device without end is refused before it fills the memory. */
  private static final int FIRST_LOOK = 4096;

  private CsvText() {}

  /** Opens a file, which may be a pipe. */
  public static InputStream open(Path file) throws IOException {
    // The stream of Files, and a bare one, fail on a pipe, as they ask for their place in it.
    return Files.isRegularFile(file) || !Files.exists(file)
        ? Files.newInputStream(file)
        : new BufferedInputStream(new FileInputStream(file.toFile()));
  }

  /**
   * @param name what messages call the file
   * @param most bytes that it may have, unpacked
   * @throws InvalidInputException if it has more, or is no such text
   */
  public static String read(String name, InputStream file, int most) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file);
    in.mark(2);
    boolean packed = (in.read() << 8 | in.read()) == GZIP_MAGIC;
    in.reset();
    try {
      return decode(name, bytes(name, packed ? new GZIPInputStream(in, GZIP_BUFFER) : in, most));
    } catch (EOFException | ZipException e) {
      throw new InvalidInputException(
          "%s is a broken gzip file (%s); get or make it again".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * A reader of text that need not be in memory at once, without a byte order mark. What is not
   * UTF-8 is a {@link java.nio.charset.CharacterCodingException}.
   */
  public static BufferedReader reader(InputStream unpacked) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(unpacked, StandardCharsets.UTF_8.newDecoder()), GZIP_BUFFER);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static byte[] bytes(String name, InputStream in, int most) throws IOException {
    byte[] first = in.readNBytes(Math.min(FIRST_LOOK, most));
    refuseZero(name, first);
    byte[] rest = in.readNBytes(most + 1 - first.length);
    if (first.length + rest.length > most) {
      throw new InvalidInputException(
          "%s is larger than %,d bytes, the most that is read of a CSV file; split it"
              .formatted(name, most));
    }
    byte[] all = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    refuseZero(name, all);
    return all;
  }

  private static void refuseZero(String name, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw notText(name, i, isUtf16(bytes) ? "it looks like UTF-16" : "it is zero: no text");
      }
    }
  }

  /** A byte order mark, or every other one of the first bytes zero. */
  private static boolean isUtf16(byte[] b) {
    boolean mark = b.length > 1 && (b[0] & b[1] & 0xff) == 0xfe && (b[0] ^ b[1]) == 1;
    return mark || b.length > 3 && (b[0] == 0 ^ b[1] == 0) && (b[0] == 0) == (b[2] == 0);
  }

  private static String decode(String name, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      throw notText(
          name, in.position(), isUtf16(bytes) ? "it looks like UTF-16" : "it looks like Latin-1");
    }
    out.flip();
    return out.length() > 0 && out.charAt(0) == '\uFEFF'
        ? out.subSequence(1, out.length()).toString()
        : out.toString();
  }

  private static InvalidInputException notText(String name, int offset, String looks) {
    return new InvalidInputException(
        "%s is not UTF-8 at byte %d: %s; save it as CSV in UTF-8".formatted(name, offset, looks));
  }
}
