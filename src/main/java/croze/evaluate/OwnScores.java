package croze.evaluate;

import croze.InvalidInputException;
import croze.benchmark.file.ArchitectureCsv;
import croze.benchmark.file.ArchitectureCsv.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The scores that a user brings.
 *
 * @param columns one a proxy; a column whose name an earlier file has gets its file's name in front
 * @param remarks what was left out
 */
public record OwnScores(List<Contender> columns, List<String> remarks) {

  /**
   * @param lower names of the columns of which a lower score is better
   * @throws InvalidInputException if a file is no file of scores, or has none of the columns
   */
  public static OwnScores read(List<Path> files, Set<String> lower) {
    List<Contender> columns = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Set<String> unused = new HashSet<>(lower);
    for (Path file : files) {
      ArchitectureCsv csv = ArchitectureCsv.read(file);
      remarks.addAll(csv.remarks());
      csv.columns()
          .forEach(
              (name, column) -> {
                unused.remove(name);
                boolean taken = columns.stream().anyMatch(c -> c.name().equals(name));
                columns.add(
                    contender(
                        taken ? stem(file) + "#" + name : name, column, lower.contains(name)));
              });
    }
    if (!unused.isEmpty()) {
      throw new InvalidInputException(
          "--lower %s: no such column, found %s"
              .formatted(
                  String.join(", ", unused), columns.stream().map(Contender::name).toList()));
    }
    return new OwnScores(List.copyOf(columns), List.copyOf(remarks));
  }

  private static Contender contender(String name, Column column, boolean lower) {
    BitSet present = column.first().present();
    List<double[]> bySeed =
        column.bySeed().values().stream()
            .map(values -> lower ? negated(values.byIndex()) : values.byIndex())
            .toList();
    return new Contender(name, true, present, bySeed);
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(v -> -v).toArray();
  }

  /** Name of a file without its endings. */
  public static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("(?i)(\\.csv|\\.tsv|\\.txt)?(\\.gz)?$", "");
  }
}
