package croze.data.file;

import croze.InvalidInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A hash of bytes, written {@code sha256:<hex>} or, where a publisher gives no better, {@code
 * md5:<hex>}.
 *
 * @param hex lower case
 */
public record Digest(Algorithm algorithm, String hex) {

  /** The hash functions of the manifest. */
  public enum Algorithm {
    SHA256("SHA-256", 64),
    MD5("MD5", 32);

    private final String javaName;
    private final int hexLength;

    Algorithm(String javaName, int hexLength) {
      this.javaName = javaName;
      this.hexLength = hexLength;
    }

    private MessageDigest start() {
      try {
        return MessageDigest.getInstance(javaName);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has " + javaName, e);
      }
    }
  }

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws InvalidInputException if the text is not of that form
   */
  public static Digest parse(String text) {
    for (Algorithm algorithm : Algorithm.values()) {
      String prefix = prefix(algorithm);
      if (text.startsWith(prefix)) {
        String hex = text.substring(prefix.length()).toLowerCase(Locale.ROOT);
        if (hex.matches("[0-9a-f]{" + algorithm.hexLength + "}")) {
          return new Digest(algorithm, hex);
        }
      }
    }
    throw new InvalidInputException(
        "not a digest: '" + text + "', expected sha256:<64 hex digits> or md5:<32 hex digits>");
  }

  /** The digest of a whole file. */
  public static Digest of(Path file, Algorithm algorithm) {
    return of(file, algorithm, Long.MAX_VALUE);
  }

  /**
   * The digest of the first {@code bytes} bytes of a file, or of all if it has fewer.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Digest of(Path file, Algorithm algorithm, long bytes) {
    MessageDigest digest = algorithm.start();
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(file)) {
      long left = bytes;
      int n;
      while (left > 0 && (n = in.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0) {
        digest.update(buffer, 0, n);
        left -= n;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Digest(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  /** The digest of some bytes. */
  public static Digest of(byte[] bytes, Algorithm algorithm) {
    return new Digest(algorithm, HexFormat.of().formatHex(algorithm.start().digest(bytes)));
  }

  /** The digest of what is written. */
  public static Digest of(WholeFile.Content content, Algorithm algorithm) {
    MessageDigest digest = algorithm.start();
    try (OutputStream out =
        new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
      content.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Digest(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  private static String prefix(Algorithm algorithm) {
    return algorithm.name().toLowerCase(Locale.ROOT) + ":";
  }

  @Override
  public String toString() {
    return prefix(algorithm) + hex;
  }
}
