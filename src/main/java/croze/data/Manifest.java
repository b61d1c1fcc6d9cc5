package croze.data;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import croze.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The list of external files: {@code nasbench-data/manifest.csv}, which the build copies into the
 * jar. Immutable.
 */
public final class Manifest {
  private static final String RESOURCE = "manifest.csv";
  private final List<ManifestEntry> entries;

  private Manifest(List<ManifestEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The manifest that the harness was built with. */
  public static Manifest bundled() {
    try (InputStream in = Manifest.class.getResourceAsStream(RESOURCE)) {
      return read(new InputStreamReader(in, StandardCharsets.UTF_8), RESOURCE);
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
    List<ManifestEntry> entries = new ArrayList<>();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .with(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .readValues(csv)) {
      while (rows.hasNextValue()) {
        Map<String, String> row = rows.nextValue();
        try {
          entries.add(entry(row));
        } catch (InvalidInputException | NumberFormatException e) {
          throw new InvalidInputException(
              label + ", row " + (entries.size() + 2) + ": " + e.getMessage(), e);
        }
      }
    } catch (IOException e) {
      throw new InvalidInputException(label + " is not a manifest: " + firstLine(e), e);
    }
    return new Manifest(entries);
  }

  private static ManifestEntry entry(Map<String, String> row) {
    String name = row.get("name");
    if (name.isEmpty() || name.startsWith("/") || name.contains("..") || name.contains("\\")) {
      throw new InvalidInputException(
          "name '" + name + "', expected a path below the data folder, with slashes");
    }
    return new ManifestEntry(
        name,
        number(row.get("bytes")),
        text(row.get("digest")).map(Digest::parse),
        number(row.get("digest_bytes")),
        row.get("source"),
        text(row.get("member")),
        text(row.get("source_digest")).map(Digest::parse),
        row.get("purpose"));
  }

  private static Optional<String> text(String field) {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  private static OptionalLong number(String field) {
    return field.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(field));
  }

  private static String firstLine(IOException e) {
    return e.getMessage().lines().findFirst().orElse("");
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
