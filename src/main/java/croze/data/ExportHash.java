package croze.data;

import com.fasterxml.jackson.databind.JsonNode;
import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.data.file.BoundedFile;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The hash that an export is known by: the {@code sha256} of the manifest beside it, {@code
 * x.manifest.json} of {@code x.csv} and of {@code x.csv.gz}. It is the SHA-256 of the text,
 * unpacked.
 */
public final class ExportHash {
  private static final Pattern NAME = Pattern.compile("(.+)\\.csv(?:\\.gz)?");
  private static final int GZIP_MAGIC = 0x1f8b;

  private static final int BUFFER = 1 << 16;

  /** The file beside an export. */
  public static final BoundedFile.Wanted MANIFEST =
      new BoundedFile.Wanted(
          "the manifest of a sweep", "restore it, or move it and its export away");

  private ExportHash() {}

  /**
   * Reads a file of scores or accuracies that a user names. It need be no export; one that has a
   * manifest beside it must be what that says.
   *
   * @throws InvalidInputException if it is no CSV file, or not what its manifest says
   */
  public static CsvFile table(Path csv) {
    requireOwn(csv);
    return CsvFile.read(csv);
  }

  /**
   * Holds a file against the manifest beside it, if both are there.
   *
   * @throws InvalidInputException if it is not what its manifest says
   */
  public static void requireOwn(Path csv) {
    Optional<Path> manifest = manifest(csv);
    if (manifest.isPresent() && Files.isRegularFile(csv)) {
      require(csv, manifest.get(), said(manifest.get()), of(csv));
    }
  }

  private static Optional<Path> manifest(Path csv) {
    Matcher name = NAME.matcher(String.valueOf(csv.getFileName()));
    return name.matches()
        ? Optional.of(csv.resolveSibling(name.group(1) + ".manifest.json")).filter(Files::exists)
        : Optional.empty();
  }

  private static String said(Path manifest) {
    JsonNode read = BoundedFile.json(manifest, MANIFEST);
    if (!read.path("setting").isObject()) {
      throw MANIFEST.refusal(manifest, "it has no setting", null);
    }
    return read.path("sha256").asText();
  }

  /**
   * Holds an export against its manifest.
   *
   * @param said the hash that the manifest says; empty if it says none
   * @param found that of the text
   * @throws InvalidInputException if they differ
   */
  public static void require(Path csv, Path manifest, String said, String found) {
    if (!found.equals(said)) {
      throw new InvalidInputException(
          "%s is not the export that %s speaks of: expected SHA-256 %s, found %s; restore both (git checkout), or move both away and sweep again; a changed copy needs a name of its own"
              .formatted(
                  csv,
                  manifest.getFileName(),
                  said.isEmpty() ? "(none: written by an older version)" : said,
                  found));
    }
  }

  /** The reader of a file's text. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(InputStream text) throws IOException;
  }

  /**
   * Reads a file as a stream, unpacked if it is a gzip.
   *
   * @throws InvalidInputException if it cannot be read
   */
  public static <T> T unpacked(Path csv, Reading<T> reading) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(csv), BUFFER)) {
      in.mark(2);
      boolean packed = (in.read() << 8 | in.read()) == GZIP_MAGIC;
      in.reset();
      return reading.of(packed ? new GZIPInputStream(in, BUFFER) : in);
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the scores %s: %s; restore it, or make it again with croze sweep"
              .formatted(csv, e.getMessage()),
          e);
    }
  }

  /**
   * SHA-256 of the text of a file, unpacked, in hex.
   *
   * @throws InvalidInputException if it cannot be read
   */
  public static String of(Path csv) {
    return unpacked(
        csv,
        in -> {
          try {
            return Digest.of(in::transferTo, Algorithm.SHA256).hex();
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }
}
