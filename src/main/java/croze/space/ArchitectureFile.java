package croze.space;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.csv.CsvText;
import croze.space.ArchitectureReader.Elements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of architectures: a list a line, what follows {@code #} is a comment; or a CSV with a
 * column of them, known by its name or given as {@code file.csv#column}.
 *
 * @param path the file
 * @param column what stands behind the {@code #}, if anything does
 */
record ArchitectureFile(Path path, Optional<String> column) {
  private static final int MOST_BYTES = 64 << 20;
  private static final int LONGEST_LINE = 1 << 20;

  /** The file that a text names; empty if there is none. A {@code #} may be part of a name. */
  static Optional<ArchitectureFile> named(String text) {
    int hash = text.lastIndexOf('#');
    Optional<ArchitectureFile> whole = existing(text, Optional.empty());
    return whole.isPresent() || hash < 0
        ? whole
        : existing(text.substring(0, hash), Optional.of(text.substring(hash + 1).strip()));
  }

  private static Optional<ArchitectureFile> existing(String name, Optional<String> column) {
    try {
      return Optional.of(new ArchitectureFile(Path.of(name), column))
          .filter(file -> !name.isEmpty() && Files.exists(file.path()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * @throws InvalidInputException naming the file, the line or row and what is wrong there
   */
  List<Architecture> read(ArchitectureReader reader) {
    String text = text();
    Elements elements = reader.elements();
    Optional<String> chosen = column.isPresent() ? column : knownColumn(text);
    if (chosen.isPresent()) {
      for (CsvRow row : CsvFile.parse(path.toString(), text).with(chosen.get()).rows()) {
        String at = "%s, row %d, column %s".formatted(path, row.number(), chosen.get());
        located(at, () -> elements.addOne(row.text(chosen.get())));
      }
    } else {
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        located("%s, line %d".formatted(path, i + 1), () -> elements.addList(uncommented(line)));
      }
    }
    return located(path.toString(), elements::all);
  }

  private String text() {
    try (InputStream in = CsvText.open(path)) {
      return CsvText.read(path.toString(), in, MOST_BYTES);
    } catch (IOException e) {
      throw new InvalidInputException(
          "the architectures %s cannot be read: %s"
              .formatted(path, Files.isDirectory(path) ? "it is a folder" : e.getMessage()),
          e);
    }
  }

  /** The column of a file whose first line has the name of one. */
  private static Optional<String> knownColumn(String text) {
    List<String> header =
        text.lines()
            .limit(1)
            .filter(line -> line.length() <= LONGEST_LINE)
            .flatMap(line -> List.of(line.split("[,;\t]")).stream())
            .map(name -> name.strip().replaceAll("^\"|\"$", "").strip())
            .toList();
    return ArchitectureReader.COLUMNS.stream()
        .flatMap(c -> header.stream().filter(name -> name.toLowerCase(Locale.ROOT).equals(c)))
        .findFirst();
  }

  private static String uncommented(String line) {
    if (line.length() > LONGEST_LINE) {
      throw new InvalidInputException("more than %,d characters".formatted(LONGEST_LINE));
    }
    int hash = line.indexOf('#');
    return hash < 0 ? line : line.substring(0, hash);
  }

  private static void located(String where, Runnable work) {
    located(
        where,
        () -> {
          work.run();
          return null;
        });
  }

  private static <T> T located(String where, java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidInputException e) {
      throw new InvalidInputException(where + ": " + e.getMessage(), e);
    }
  }
}
