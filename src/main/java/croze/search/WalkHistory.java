package croze.search;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.csv.CsvText;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.space.darts.Genotype;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of a walk as a CSV file: a line a scored genotype, in order, {@code
 * evaluation,round,score,params,live_params,genotype}. What a killed walk has scored is read back;
 * a line that was not written whole is taken off. Not thread safe.
 */
public final class WalkHistory {
  private static final String HEADER = "evaluation,round,score,params,live_params,genotype\n";

  private static final WritePermission.Kind KIND =
      new WritePermission.Kind("the history of croze search", head -> head.startsWith(HEADER));

  /**
   * One line.
   *
   * @param params of the network at the size that the limit is for
   * @param liveParams those that can change the output
   */
  public record Line(
      int evaluation, int round, double score, long params, long liveParams, Genotype genotype) {}

  private static final int MOST_BYTES = 64 << 20;

  private final Path file;
  private long bytes;
  private final List<Line> lines = new ArrayList<>();

  /**
   * Opens a history, or begins one.
   *
   * @throws InvalidInputException if another file is there, or a line is wrong
   */
  public WalkHistory(Path file) {
    this.file = WritePermission.of(file, KIND);
    if (!Files.exists(this.file)) {
      WholeFile.write(this.file, HEADER);
      bytes = HEADER.length();
      return;
    }
    try {
      String text = text();
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      for (CsvRow row : CsvFile.parse(file.toString(), whole).rows()) {
        lines.add(line(row));
      }
      if (!whole.equals(text)) {
        WholeFile.write(this.file, whole);
      }
      bytes = Files.size(this.file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CsvText.read(file.toString(), in, MOST_BYTES);
    }
  }

  private Line line(CsvRow row) {
    try {
      if (Integer.parseInt(row.text("evaluation")) != lines.size()) {
        throw row.wrong("evaluation", lines.size() + ", as its place says");
      }
      return new Line(
          lines.size(),
          Integer.parseInt(row.text("round")),
          row.number("score").orElseThrow(NumberFormatException::new),
          Long.parseLong(row.text("params")),
          Long.parseLong(row.text("live_params")),
          Genotype.parse(row.text("genotype")));
    } catch (NumberFormatException e) {
      throw row.wrongRow(
          String.join(",", row.fields()),
          "numbers before the genotype; move the file away, and the search begins anew");
    }
  }

  /** The lines so far. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /**
   * The score that a genotype had at its place.
   *
   * @throws InvalidInputException if the history has another genotype there: it is of another
   *     search
   */
  public double score(int evaluation, Genotype genotype) {
    Line line = lines.get(evaluation);
    if (!line.genotype().equals(genotype)) {
      throw new InvalidInputException(
          "%s, row %d: found %s, expected %s: it is the history of another search; move it away, or give another --results"
              .formatted(file, evaluation + 2, line.genotype(), genotype));
    }
    return line.score();
  }

  /** Whether the genotype of a place has been scored. */
  public boolean has(int evaluation) {
    return evaluation < lines.size();
  }

  /**
   * Adds a line, which is on the disk when this returns.
   *
   * @throws InvalidInputException if another search has written the file meanwhile
   */
  public void add(Line line) {
    String text =
        "%d,%d,%s,%d,%d,\"%s\"\n"
            .formatted(
                line.evaluation(),
                line.round(),
                Double.toString(line.score()),
                line.params(),
                line.liveParams(),
                line.genotype().id());
    byte[] added = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.size(file) != bytes) {
        throw new InvalidInputException(
            "%s has changed since this search wrote it: another one writes it too; wait for that, or give this one another --results"
                .formatted(file));
      }
      Files.write(file, added, StandardOpenOption.APPEND);
      bytes += added.length;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
    lines.add(line);
  }
}
