package croze.data;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.data.file.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The list of external files: {@code nasbench-data/manifest.csv}, which the build copies into the
 * jar. Immutable.
 */
public final class Manifest {
  private static final String RESOURCE = "manifest.csv";
  private static final String[] COLUMNS = {
    "name", "bytes", "digest", "digest_bytes", "source", "member", "source_digest", "purpose"
  };

  private final List<ManifestEntry> entries;

  private Manifest(List<ManifestEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The manifest that the harness was built with. */
  public static Manifest bundled() {
    try (InputStream in = Manifest.class.getResourceAsStream(RESOURCE)) {
      return of(CsvFile.read(RESOURCE, in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a manifest: CSV with the header {@code
   * name,bytes,digest,digest_bytes,source,member,source_digest,purpose}.
   *
   * @param label what messages call it
   * @throws InvalidInputException if a row is not as {@link ManifestEntry} says
   */
  public static Manifest read(Reader csv, String label) {
    StringWriter text = new StringWriter();
    try {
      csv.transferTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(CsvFile.parse(label, text.toString()));
  }

  private static Manifest of(CsvFile csv) {
    csv.with(COLUMNS);
    List<ManifestEntry> entries = new ArrayList<>();
    for (CsvRow row : csv.rows()) {
      try {
        entries.add(entry(row));
      } catch (InvalidInputException | NumberFormatException e) {
        throw new InvalidInputException(
            "%s, row %d: %s".formatted(csv.name(), row.number(), e.getMessage()), e);
      }
    }
    return new Manifest(entries);
  }

  private static ManifestEntry entry(CsvRow row) {
    String name = row.text("name");
    if (name.isEmpty() || name.startsWith("/") || name.contains("..") || name.contains("\\")) {
      throw new InvalidInputException(
          "name '" + name + "', expected a path below the data folder, with slashes");
    }
    return new ManifestEntry(
        name,
        number(row.text("bytes")),
        text(row.text("digest")).map(Digest::parse),
        number(row.text("digest_bytes")),
        row.text("source"),
        text(row.text("member")),
        text(row.text("source_digest")).map(Digest::parse),
        row.text("purpose"));
  }

  private static Optional<String> text(String field) {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  private static OptionalLong number(String field) {
    return field.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(field));
  }

  public List<ManifestEntry> entries() {
    return entries;
  }

  /** The known contents of a file, in order of the manifest; empty if it is not listed. */
  public List<ManifestEntry> of(String name) {
    return entries.stream().filter(e -> e.name().equals(name)).toList();
  }

  /** All names, in order of the manifest. */
  public List<String> names() {
    return entries.stream().map(ManifestEntry::name).distinct().toList();
  }
}
