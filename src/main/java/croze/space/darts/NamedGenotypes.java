package croze.space.darts;

import croze.csv.CsvFile;
import croze.csv.CsvRow;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The published architectures that have a name, each with where it comes from and, where we read
 * it, the number of parameters that a paper prints. Facts; the file beside this class holds them.
 */
public final class NamedGenotypes {
  /**
   * One of them.
   *
   * @param also another name that people use, or empty
   * @param printed parameters as printed and where, or empty
   * @param remark what network a printed number belongs to, or empty
   */
  public record Named(
      String name,
      String also,
      String source,
      String printed,
      String remark,
      DartsArchitecture architecture) {}

  private static final List<Named> ALL = read();

  private NamedGenotypes() {}

  /** All of them. */
  public static List<Named> all() {
    return ALL;
  }

  /** The one of a name; case, hyphens and underscores do not matter. */
  public static Optional<Named> named(String name) {
    return ALL.stream()
        .filter(n -> key(n.name()).equals(key(name)) || key(n.also()).equals(key(name)))
        .findFirst();
  }

  /** The one that is this architecture. */
  static Optional<Named> find(DartsArchitecture architecture) {
    return ALL.stream().filter(n -> n.architecture().equals(architecture)).findFirst();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  private static List<Named> read() {
    InputStream in = NamedGenotypes.class.getResourceAsStream("genotypes.csv");
    List<Named> all = new ArrayList<>();
    for (CsvRow row : CsvFile.read("genotypes.csv", in).rows()) {
      all.add(
          new Named(
              row.text("name"),
              row.text("also"),
              row.text("source"),
              row.text("printed"),
              row.text("remark"),
              DartsNotation.architecture(row.text("genotype"))));
    }
    return List.copyOf(all);
  }
}
