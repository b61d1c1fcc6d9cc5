package croze.sweep.export;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.csv.CsvText;
import croze.data.ExportHash;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.sweep.task.ScoreText;
import croze.sweep.task.Scores;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
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
  public static final String ARCHITECTURE = "architecture";
  private static final int BUFFER = 1 << 16;

  private Export() {}

  /** The text of an export, as {@link #content}. */
  public static String text(Scores scores, List<String> order) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      content(scores, order).to(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /**
   * The text of an export in UTF-8. The same scores give the same bytes.
   *
   * @param order names of proxies in the order of the columns; others follow alphabetically
   */
  static WholeFile.Content content(Scores scores, List<String> order) {
    return out -> {
      Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      write(scores, scores.proxies(order), csv);
      csv.flush();
    };
  }

  private static void write(Scores scores, List<String> proxies, Writer csv) throws IOException {
    if (scores.space().size().isPresent()) {
      csv.append(INDEX).append(',');
    }
    csv.append(ARCHITECTURE);
    for (String proxy : proxies) {
      csv.append(',').append(proxy);
    }
    csv.append('\n');
    for (Architecture architecture : scores.architectures()) {
      OptionalInt index = scores.space().index(architecture);
      if (index.isPresent()) {
        csv.append(Integer.toString(index.getAsInt())).append(',');
      }
      csv.append(quoted(architecture.id()));
      for (String proxy : proxies) {
        OptionalDouble score = scores.get(architecture, proxy);
        csv.append(',').append(score.isPresent() ? ScoreText.shortest(score.getAsDouble()) : "");
      }
      csv.append('\n');
    }
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
  public static Path write(Path path, WholeFile.Content text) {
    return WholeFile.write(path, path.toString().endsWith(".gz") ? packed(text) : text);
  }

  /** As {@link #write(Path, WholeFile.Content)}. */
  public static Path write(Path path, String text) {
    return write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static WholeFile.Content packed(WholeFile.Content text) {
    return out -> {
      // The stream's header has no name and no time.
      GZIPOutputStream gzip =
          new GZIPOutputStream(out) {
            {
              def.setLevel(Deflater.BEST_COMPRESSION);
            }
          };
      OutputStream buffered = new BufferedOutputStream(gzip, BUFFER);
      text.to(buffered);
      buffered.flush();
      gzip.finish();
    };
  }

  /** The text of a file, unpacked if it is a gzip. */
  public static String text(Path path) {
    return ExportHash.unpacked(path, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }

  /** SHA-256 of the text of a file of scores, whether it is packed or not, in hex. */
  public static String sha256(Path path) {
    return ExportHash.of(path);
  }

  static String sha256(WholeFile.Content text) {
    return Digest.of(text, Algorithm.SHA256).hex();
  }

  /**
   * Reads an export back.
   *
   * @throws InvalidInputException naming the file, the row and the value that cannot be read
   */
  public static Scores read(Path path, SearchSpace space) {
    Scores scores = new Scores(space);
    return ExportHash.unpacked(
        path,
        in -> {
          CsvFile.each(path.toString(), CsvText.reader(in), csv -> into(scores, csv));
          return scores;
        });
  }

  /** As {@link #read}. */
  public static Scores of(CsvFile csv, SearchSpace space) {
    Scores scores = new Scores(space);
    csv.rows().forEach(into(scores, csv));
    return scores;
  }

  private static Consumer<CsvRow> into(Scores scores, CsvFile csv) {
    csv.with(ARCHITECTURE);
    List<String> proxies =
        csv.header().stream().filter(c -> !c.equals(INDEX) && !c.equals(ARCHITECTURE)).toList();
    return row -> add(scores, csv, row, proxies);
  }

  private static void add(Scores scores, CsvFile csv, CsvRow row, List<String> proxies) {
    Architecture architecture = architecture(csv, row, scores.space());
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
