package croze.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The figures of the documents are those of the results. A figure is marked by where it comes from:
 * {@code <!-- table2:croze:cifar10/clean -->.82} is the cell {@code clean} of the row {@code croze}
 * in {@code results/table2/table2.csv}; a view or a size stands behind the data set, another column
 * than {@code measured} behind a {@code #}, another file of the study behind a slash; two of them
 * with {@code -} between are a difference. Of other CSV files the row is named by some of its
 * fields, an underscore for a space, and the figure may be divided: {@code table3:[network=ADVRUSH;
 * column=croze]#here/1e12}. {@code embedded/mini} is how well accuracies of {@code mini} agree with
 * the published ones. {@code make docs} writes them anew. A figure that no result has is marked by
 * where it is printed ({@code paper}, {@code reported}), as a {@code goal}, or as measured {@code
 * once}.
 */
class DocumentFiguresTest {
  private static final Pattern FIGURE =
      Pattern.compile("<!-- (\\S+:\\S+)(?: - (\\S+))? -->(\\**)([−+]?\\d*\\.?\\d+|\\?+)");

  private static final Pattern SOURCE = Pattern.compile("([a-z0-9-]+)(/[a-z0-9-]+)?:(\\S+)");

  private static final Pattern CELL =
      Pattern.compile("(.+):(cifar10|cifar100|imagenet16-120)/([^#]+?)(?:#(\\w+))?");

  private static final Pattern ROW = Pattern.compile("\\[([^\\]]+)\\]#(\\w+)(?:/(\\S+))?");

  private static final boolean WRITES = Boolean.getBoolean("croze.docs.write");

  private final Map<Path, Optional<CsvFile>> files = new HashMap<>();

  @Test
  void markedFiguresAreThoseOfTheResults() throws IOException {
    List<String> differences = new ArrayList<>();
    int figures = 0;
    for (Path document : Documents.all()) {
      String text = Files.readString(document);
      Matcher matcher = FIGURE.matcher(text);
      StringBuilder written = new StringBuilder();
      while (matcher.find()) {
        figures++;
        String figure = matcher.group(4);
        double cell = cell(document, matcher.group(1));
        if (matcher.group(2) != null) {
          cell -= cell(document, matcher.group(2));
        }
        String value = format(cell, figure);
        if (!value.equals(figure)) {
          differences.add(
              "%s: %s is %s in the results, %s in the text"
                  .formatted(document, matcher.group(1), value, figure));
        }
        String before = matcher.group().substring(0, matcher.start(4) - matcher.start());
        matcher.appendReplacement(written, Matcher.quoteReplacement(before + value));
      }
      if (WRITES) {
        Files.writeString(document, matcher.appendTail(written).toString());
      }
    }
    assertTrue(figures > 50, "only " + figures + " marked figures");
    if (!WRITES) {
      assertEquals(List.of(), differences, "make docs writes the figures of the results");
    }
  }

  /** How many figures of a row of the paper lie inside the measured interval: 16 of 16. */
  @Test
  void countsOfReproducedFiguresAreThoseOfTheResults() throws IOException {
    hold(
        Pattern.compile("<!-- inside ([a-z0-9-]+):(\\S+) -->(\\d+ of \\d+)"),
        marked -> {
          String study = marked.group(1);
          CsvFile csv = CsvFile.read(Path.of("results", study, study + ".csv"));
          List<String> verdicts =
              csv.rows().stream()
                  .filter(row -> row.text(csv.header().get(1)).equals(marked.group(2)))
                  .map(row -> row.text("verdict"))
                  .filter(verdict -> !verdict.isEmpty())
                  .toList();
          return verdicts.stream().filter("inside"::equals).count() + " of " + verdicts.size();
        });
  }

  /**
   * How many architectures the least covered row of a study has: {@code coverage table9:cifar10}.
   */
  @Test
  void coverageIsThatOfTheManifests() throws IOException {
    hold(
        Pattern.compile("<!-- coverage ([a-z0-9-]+):([a-z0-9-]+) -->([\\d,]+)"),
        marked -> {
          JsonNode rows =
              new ObjectMapper()
                  .readTree(Path.of("results", marked.group(1), "manifest.json").toFile())
                  .at("/coverage/" + marked.group(2));
          int least =
              StreamSupport.stream(rows.spliterator(), false)
                  .mapToInt(JsonNode::asInt)
                  .min()
                  .orElse(0);
          return String.format(Locale.ROOT, "%,d", least);
        });
  }

  /** What the results say of a marked text. */
  private interface Found {
    String of(MatchResult marked) throws IOException;
  }

  /** Holds marked texts, the third group of the pattern, against the results, or writes them. */
  private static void hold(Pattern pattern, Found results) throws IOException {
    List<String> differences = new ArrayList<>();
    int texts = 0;
    for (Path document : Documents.all()) {
      String text = Files.readString(document);
      for (MatchResult marked : pattern.matcher(text).results().toList()) {
        texts++;
        String found = results.of(marked);
        if (WRITES) {
          String before = ">" + marked.group(3);
          text = text.replace(marked.group(), marked.group().replace(before, ">" + found));
        } else if (!found.equals(marked.group(3))) {
          differences.add(document + ": " + marked.group() + ": " + found + " in the results");
        }
      }
      if (WRITES) {
        Files.writeString(document, text);
      }
    }
    assertTrue(texts > 10, texts + " marked texts");
    assertEquals(List.of(), differences, "make docs writes them anew");
  }

  /** A line that begins with a comment is HTML as a whole, and its text is not shown. */
  @Test
  void noLineBeginsWithAMarker() throws IOException {
    for (Path document : Documents.all()) {
      for (String line : Files.readAllLines(document)) {
        assertTrue(!line.startsWith("<!--"), document + ": " + line);
      }
    }
  }

  /** In findings a figure is a result, or says what else it is. */
  @Test
  void noFigureIsTyped() throws IOException {
    Pattern typed = Pattern.compile("(?<![\\w.])\\d*\\.\\d\\d+(?!·10)");
    List<String> found = new ArrayList<>();
    for (Path document : Documents.all()) {
      if (!document.toString().matches("README.md|docs/findings/.*")) {
        continue;
      }
      String text = Files.readString(document);
      String bare =
          text.replaceAll("(?s)```.*?```|`[^`]*`|\\]\\([^)]*\\)|p [<=] \\.\\d+", "")
              .replaceAll("<!-- \\S+( - \\S+)? -->\\**[−+]?[\\d.]+", "")
              .replaceAll("PyTorch (up to )?[\\d.]+", "");
      typed.matcher(bare).results().forEach(f -> found.add(document + ": " + f.group()));
      for (String section : text.split("\n## ")) {
        if (section.contains("<!-- once -->")) {
          assertTrue(
              section.matches("(?s).*measured once.*not committed.*") && section.contains("`"),
              document + ": what measured it once? " + section.lines().findFirst().orElse(""));
        }
      }
    }
    assertEquals(List.of(), found, "mark it by where it comes from");
  }

  private double cell(Path document, String text) {
    Matcher figure = SOURCE.matcher(text);
    assertTrue(figure.matches(), document + ": " + text);
    String study = figure.group(1);
    String file = figure.group(2) == null ? study : figure.group(2).substring(1);
    Path folder = Path.of("results", study);
    if (study.equals("embedded")) {
      folder = Path.of("nasbench-data", "embedded", "cifar10");
      file += ".agreement";
    }
    Matcher row = ROW.matcher(figure.group(3));
    if (row.matches()) {
      CsvFile csv = CsvFile.read(folder.resolve(file + ".csv"));
      return value(csv, row, document + ": " + text);
    }
    Matcher cell = CELL.matcher(figure.group(3));
    assertTrue(cell.matches(), document + ": " + text);
    String column = cell.group(4) == null ? "measured" : cell.group(4);
    for (String name : List.of(file, file + "-statistics")) {
      Optional<CsvFile> csv =
          files.computeIfAbsent(
              folder.resolve(name + ".csv"),
              path -> Files.exists(path) ? Optional.of(CsvFile.read(path)) : Optional.empty());
      if (csv.isPresent() && csv.get().header().contains(column)) {
        return value(csv.get(), cell, column, document + ": " + text);
      }
    }
    throw new AssertionError(document + ": no such file or column: " + text);
  }

  private static double value(CsvFile csv, MatchResult cell, String column, String where) {
    List<String> columns = csv.header();
    for (CsvRow row : csv.rows()) {
      UnaryOperator<String> part = name -> columns.contains(name) ? row.text(name) + "/" : "";
      if (row.text("dataset").equals(cell.group(2))
          && row.text(columns.get(1)).equals(cell.group(1))
          && (part.apply("view") + part.apply("size") + row.text("metric")).equals(cell.group(3))) {
        return Double.parseDouble(row.text(column));
      }
    }
    throw new AssertionError(where + ": no such cell");
  }

  /** The one row that has all these fields. */
  private static double value(CsvFile csv, MatchResult row, String where) {
    List<String[]> fields =
        Stream.of(row.group(1).split(";")).map(field -> field.split("=", 2)).toList();
    List<CsvRow> found =
        csv.rows().stream()
            .filter(
                r ->
                    fields.stream()
                        .allMatch(field -> r.text(field[0]).replace(' ', '_').equals(field[1])))
            .toList();
    assertEquals(1, found.size(), where);
    double divisor = row.group(3) == null ? 1 : Double.parseDouble(row.group(3));
    return Double.parseDouble(found.get(0).text(row.group(2))) / divisor;
  }

  /** With as many decimals as the text has; {@code ??} stands for two. */
  private static String format(double value, String text) {
    int decimals =
        text.startsWith("?")
            ? text.length()
            : text.contains(".") ? text.length() - text.indexOf('.') - 1 : 0;
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
    String sign = value < 0 && !zero ? "−" : text.startsWith("+") && !zero ? "+" : "";
    return sign + (digits.startsWith("0.") ? digits.substring(1) : digits);
  }
}
