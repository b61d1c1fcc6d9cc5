package croze.sweep;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.data.ExportHash;
import croze.data.WholeFile;
import croze.data.WritePermission;
import croze.space.Architecture;
import croze.space.SearchSpace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A sweep's scores as CSV: {@code index,architecture}, then a column a proxy; one row an
 * architecture, by index. An id with a comma in it, such as a genotype, is quoted. A score that was
 * not computed is empty; {@code NaN} and {@code -Infinity} are scores (see {@link ScoreText}). A
 * name that ends in {@code .gz} is packed. The architecture says whose the scores are; {@code
 * index} may be left out, and a space without indices has none.
 */
public final class Export {
  public static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "an export of croze sweep",
          head -> head.startsWith("index,architecture") || head.startsWith("architecture,"));

  private static final String INDEX = "index";
  static final String ARCHITECTURE = "architecture";

  private Export() {}

  /**
   * The text of an export. The same scores give the same bytes.
   *
   * @param order names of proxies in the order of the columns; others follow alphabetically
   */
  static String text(Scores scores, List<String> order) {
    List<String> proxies = scores.proxies(order);
    StringBuilder csv = new StringBuilder();
    if (scores.space().size().isPresent()) {
      csv.append(INDEX).append(',');
    }
    csv.append(ARCHITECTURE);
    proxies.forEach(p -> csv.append(',').append(p));
    csv.append('\n');
    for (Architecture architecture : scores.architectures()) {
      scores.space().index(architecture).ifPresent(index -> csv.append(index).append(','));
      csv.append(quoted(architecture.id()));
      for (String proxy : proxies) {
        OptionalDouble score = scores.get(architecture, proxy);
        csv.append(',').append(score.isPresent() ? ScoreText.shortest(score.getAsDouble()) : "");
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  /** RFC 4180: in quotes if it has a comma, a quote or a line end. */
  private static String quoted(String field) {
    return field.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }

  /**
   * Writes the text, packed if the name ends in {@code .gz}; the same text gives the same bytes.
   */
  static Path write(Path path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return WholeFile.write(path, path.toString().endsWith(".gz") ? packed(bytes) : bytes);
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    // The stream's header has no name and no time.
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /**
   * The text of a file, unpacked if it is a gzip.
   *
   * @throws InvalidInputException if it cannot be read
   */
  static String text(Path path) {
    return new String(ExportHash.text(path), StandardCharsets.UTF_8);
  }

  /** SHA-256 of the text of a file of scores, whether it is packed or not, in hex. */
  public static String sha256(Path path) {
    return ExportHash.of(ExportHash.text(path));
  }

  static String sha256(String text) {
    return ExportHash.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads an export back.
   *
   * @throws InvalidInputException naming the file, the row and the value that cannot be read
   */
  public static Scores read(Path path, SearchSpace space) {
    return of(CsvFile.read(path), space);
  }

  /**
   * As {@link #read}.
   *
   * @param name what messages call it
   */
  static Scores parse(String name, String text, SearchSpace space) {
    return of(CsvFile.parse(name, text), space);
  }

  /** As {@link #read}. */
  public static Scores of(CsvFile csv, SearchSpace space) {
    csv.with(ARCHITECTURE);
    List<String> proxies =
        csv.header().stream().filter(c -> !c.equals(INDEX) && !c.equals(ARCHITECTURE)).toList();
    Scores scores = new Scores(space);
    for (CsvRow row : csv.rows()) {
      Architecture architecture = architecture(csv, row, space);
      for (String proxy : proxies) {
        OptionalDouble score = row.number(proxy);
        if (score.isPresent()) {
          try {
            scores.add(architecture, proxy, score.getAsDouble());
          } catch (InvalidInputException e) {
            throw new InvalidInputException(
                "%s, row %d: %s".formatted(csv.name(), row.number(), e.getMessage()), e);
          }
        }
      }
    }
    return scores;
  }

  private static Architecture architecture(CsvFile csv, CsvRow row, SearchSpace space) {
    Architecture architecture;
    try {
      architecture = space.parse(row.text(ARCHITECTURE));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "%s, row %d: %s".formatted(csv.name(), row.number(), e.getMessage()), e);
    }
    OptionalInt index = space.index(architecture);
    if (index.isPresent()
        && csv.header().contains(INDEX)
        && !row.text(INDEX).equals(Integer.toString(index.getAsInt()))) {
      throw row.wrong(INDEX, index.getAsInt() + ", the index of its architecture");
    }
    return architecture;
  }
}
