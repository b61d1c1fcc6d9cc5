package croze.sweep.log;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** A line of a log: eight hex digits of the CRC-32 of its content, a space, the content. */
public final class CheckedLine {
  private static final int DIGITS = 8;

  private CheckedLine() {}

  static String write(String content) {
    return checksum(content) + " " + content;
  }

  /** The content, or empty if the line is not one that was written whole. */
  public static Optional<String> read(String line) {
    if (line.length() <= DIGITS || line.charAt(DIGITS) != ' ') {
      return Optional.empty();
    }
    String content = line.substring(DIGITS + 1);
    return checksum(content).equals(line.substring(0, DIGITS))
        ? Optional.of(content)
        : Optional.empty();
  }

  private static String checksum(String content) {
    CRC32 crc = new CRC32();
    crc.update(content.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }
}
