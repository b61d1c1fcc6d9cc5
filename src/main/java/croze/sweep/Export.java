package croze.sweep;

import croze.InvalidInputException;
import croze.space.CellSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A sweep's scores as CSV: {@code index,architecture}, then a column a proxy; one row an
 * architecture, by index. No field is quoted. A score that was not computed is empty; {@code NaN}
 * and {@code -Infinity} are scores (see {@link ScoreText}).
 */
public final class Export {
  private static final int FIRST_PROXY = 2;

  private Export() {}

  /**
   * The text of an export. The same scores give the same bytes.
   *
   * @param order names of proxies in the order of the columns; others follow alphabetically
   */
  static String text(Scores scores, List<String> order) {
    List<String> proxies = scores.proxies(order);
    StringBuilder csv = new StringBuilder("index,architecture");
    proxies.forEach(p -> csv.append(',').append(p));
    csv.append('\n');
    for (int index : scores.architectures()) {
      csv.append(index).append(',').append(CellSpace.cell(index));
      for (String proxy : proxies) {
        OptionalDouble score = scores.get(index, proxy);
        csv.append(',').append(score.isPresent() ? ScoreText.shortest(score.getAsDouble()) : "");
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  /** Whether the file is there with this text. */
  static boolean holds(Path path, String text) {
    return Files.exists(path) && text(path).equals(text);
  }

  /**
   * Reads an export back.
   *
   * @throws InvalidInputException naming the file, the row and the value that cannot be read
   */
  public static Scores read(Path path) {
    List<String> lines = text(path).lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith("index,architecture")) {
      throw new InvalidInputException(
          "%s, row 1: expected the header index,architecture,... of a sweep's export"
              .formatted(path));
    }
    List<String> header = List.of(lines.get(0).split(",", -1));
    Scores scores = new Scores();
    for (int row = 1; row < lines.size(); row++) {
      List<String> fields = new ArrayList<>(List.of(lines.get(row).split(",", -1)));
      if (fields.size() != header.size()) {
        throw new InvalidInputException(
            "%s, row %d: expected %d fields, found %d; make the export again with croze sweep"
                .formatted(path, row + 1, header.size(), fields.size()));
      }
      read(path, row + 1, header, fields, scores);
    }
    return scores;
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the scores %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static void read(
      Path path, int row, List<String> header, List<String> fields, Scores scores) {
    int column = 0;
    try {
      int index = Integer.parseInt(fields.get(0));
      column = 1;
      if (!CellSpace.cell(index).toString().equals(fields.get(1))) {
        throw new NumberFormatException();
      }
      for (column = FIRST_PROXY; column < header.size(); column++) {
        if (!fields.get(column).isEmpty()) {
          scores.add(index, header.get(column), Double.parseDouble(fields.get(column)));
        }
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "%s, row %d, column %s: \"%s\" is not what a sweep's export has there; make it again with croze sweep"
              .formatted(path, row, header.get(column), fields.get(column)),
          e);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("%s, row %d: %s".formatted(path, row, e.getMessage()), e);
    }
  }
}
