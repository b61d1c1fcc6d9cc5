package croze.report.compare;

import croze.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison of two folders of results, or two files of them.
 *
 * @param differences expected is a's, found is b's
 */
public record FolderComparison(Path a, Path b, List<Difference> differences) {
  private static final String PACKED = ".gz";

  /**
   * Compares the CSV files of two folders by their names, or two CSV files. Other files tell the
   * same or when it was made, and are not compared.
   *
   * @throws InvalidInputException if one is a file and the other a folder, or neither has a table,
   *     or a file is no CSV table
   */
  public static FolderComparison of(Path a, Path b) {
    return new FolderComparison(a, b, differences(a, b));
  }

  private static List<Difference> differences(Path a, Path b) {
    if (Files.isRegularFile(a) && Files.isRegularFile(b)) {
      return files(a.getFileName().toString(), a, b);
    }
    if (!Files.isDirectory(a) || !Files.isDirectory(b)) {
      throw new InvalidInputException(
          "cannot compare %s and %s: expected two folders of results or two CSV files"
              .formatted(a, b));
    }
    Set<String> names = tables(a);
    names.addAll(tables(b));
    if (names.isEmpty()) {
      throw new InvalidInputException(
          "neither %s nor %s has a CSV file; expected folders of results".formatted(a, b));
    }
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      Path inA = file(a, name);
      Path inB = file(b, name);
      if (Files.exists(inA) && Files.exists(inB)) {
        differences.addAll(files(name, inA, inB));
      } else {
        differences.add(new Difference(name, "", "whole file", presence(inA), presence(inB)));
      }
    }
    return differences;
  }

  private static List<Difference> files(String name, Path a, Path b) {
    return TableComparison.of(name, CsvTable.read(a), CsvTable.read(b));
  }

  private static String presence(Path file) {
    return Files.exists(file) ? "a table" : Difference.NOTHING;
  }

  /** The file of that name, packed or not. */
  private static Path file(Path folder, String name) {
    Path packed = folder.resolve(name + PACKED);
    return Files.exists(packed) ? packed : folder.resolve(name);
  }

  /**
   * Names of the CSV files below a folder, parts of a name joined by slashes, without the ending of
   * those that are packed. What a user has made below {@code local} is no part of the results.
   */
  private static Set<String> tables(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .filter(name -> !name.startsWith("local/"))
          .map(name -> name.endsWith(PACKED) ? name.replaceFirst("\\.gz$", "") : name)
          .filter(name -> name.endsWith(".csv"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new InvalidInputException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The differences, or that there are none. */
  public String text() {
    return differences.isEmpty()
        ? "No differences between %s and %s.%n".formatted(a, b)
        : DifferenceText.render(differences)
            + "%d differences; expected is %s, found is %s.%n".formatted(differences.size(), a, b);
  }
}
