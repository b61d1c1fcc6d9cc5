package croze.report.html;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import croze.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A CSV file as lines of fields, the header first. */
final class CsvLines {
  private CsvLines() {}

  static List<List<String>> of(Path file) {
    try (MappingIterator<String[]> lines =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(ResultsFolder.read(file))) {
      return lines.readAll().stream().map(Arrays::asList).toList();
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s cannot be read as CSV: %s; delete it and make its study again"
              .formatted(file, e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }
}
