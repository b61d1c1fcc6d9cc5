package croze.benchmark.file;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.data.ExportHash;
import croze.space.ArchitectureReader;
import croze.space.nb201.CellSpace;
import croze.space.nb201.NasBench201;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A CSV file of a user's own with values of architectures: scores, or accuracies. A row an
 * architecture, or one for each seed; a column that names the architecture, one that names the
 * seed, and a column a value, in any order. Immutable.
 *
 * <p>The architecture is the first of the columns {@link ArchitectureReader#COLUMNS} that the file
 * has; further ones of them, and a column without a name, are not read. An empty field and {@code
 * NA} are no value; {@code NaN} is one.
 *
 * @param name what messages call it
 * @param columns the values by the name of the column
 * @param remarks what was left out
 */
public record ArchitectureCsv(String name, Map<String, Column> columns, List<String> remarks) {
  /** The name of the column of seeds. */
  public static final String SEED = "seed";

  private static final int SHOWN = 3;

  /** What a spreadsheet takes for the beginning of a formula. */
  private static final String FORMULA = "=+-@";

  /**
   * @param bySeed the values of each seed, in the order of the file; under the empty name if the
   *     file has no seeds
   */
  public record Column(Map<String, Values> bySeed) {

    /** The mean over the seeds that have a value. */
    public Values mean() {
      if (bySeed.size() == 1) {
        return first();
      }
      Values mean = new Values();
      for (int i = 0; i < mean.byIndex.length; i++) {
        int index = i;
        double[] values =
            bySeed.values().stream()
                .filter(v -> v.present.get(index))
                .mapToDouble(v -> v.byIndex[index])
                .toArray();
        if (values.length > 0) {
          mean.present.set(i);
          mean.byIndex[i] = Arrays.stream(values).sum() / values.length;
        }
      }
      return mean;
    }

    /** The values of the first seed. */
    public Values first() {
      return bySeed.values().iterator().next();
    }
  }

  /**
   * @param present which architectures have a value
   * @param byIndex 15,625 values by index; NaN where there is none
   */
  public record Values(BitSet present, double[] byIndex) {
    private Values() {
      this(new BitSet(), new double[CellSpace.cells().size()]);
      Arrays.fill(byIndex, Double.NaN);
    }
  }

  /**
   * Reads a file that a user names; see {@link ExportHash#table}.
   *
   * @throws InvalidInputException if the file is no CSV file or an export that was changed, has no
   *     column of architectures or no values, some rows name no architecture, two rows of an
   *     architecture disagree, or a field is no number
   */
  public static ArchitectureCsv read(Path file) {
    return of(ExportHash.table(file));
  }

  /** As {@link #read}. */
  public static ArchitectureCsv of(CsvFile csv) {
    String architecture =
        ArchitectureReader.COLUMNS.stream()
            .flatMap(name -> csv.header().stream().filter(name::equalsIgnoreCase))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "%s has no column of architectures: found %s, expected one named %s"
                            .formatted(
                                csv.name(),
                                csv.header(),
                                String.join(", ", ArchitectureReader.COLUMNS))));
    int[] indices = indices(csv, architecture);
    List<String> remarks = new ArrayList<>();
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String column : csv.header()) {
      if (column.isEmpty() || column.equals(SEED) || isArchitecture(column)) {
        continue;
      }
      if (isText(csv, column)) {
        remarks.add(
            "%s: the column '%s' has no numbers and is left out".formatted(csv.name(), column));
      } else if (FORMULA.indexOf(column.charAt(0)) >= 0) {
        throw new InvalidInputException(
            "%s: the column '%s' begins like a formula of a spreadsheet, and its name goes into CSV files; begin it with a letter or a digit"
                .formatted(csv.name(), column));
      } else {
        columns.put(column, column(csv, column, indices));
      }
    }
    if (columns.isEmpty()) {
      throw new InvalidInputException(
          "%s has no column of numbers beside %s: found %s"
              .formatted(csv.name(), architecture, csv.header()));
    }
    return new ArchitectureCsv(csv.name(), columns, remarks);
  }

  private static boolean isArchitecture(String column) {
    return ArchitectureReader.COLUMNS.stream().anyMatch(column::equalsIgnoreCase);
  }

  /** The index of the architecture of each row. */
  private static int[] indices(CsvFile csv, String column) {
    int[] indices = new int[csv.rows().size()];
    ArchitectureReader.Elements read = ArchitectureReader.of(NasBench201.SPACE).elements();
    List<String> unknown = new ArrayList<>();
    String reason = "";
    for (int r = 0; r < indices.length; r++) {
      CsvRow row = csv.rows().get(r);
      try {
        indices[r] = NasBench201.SPACE.index(read.addOne(row.text(column))).orElseThrow();
      } catch (InvalidInputException e) {
        reason = unknown.isEmpty() ? e.getMessage() : reason;
        unknown.add(row.number() + " '" + row.text(column) + "'");
      }
    }
    if (!unknown.isEmpty()) {
      throw new InvalidInputException(
          "%s, column %s: %d of %d rows name no architecture of NAS-Bench-201: row %s%s; %s"
              .formatted(
                  csv.name(),
                  column,
                  unknown.size(),
                  indices.length,
                  unknown.stream().limit(SHOWN).collect(Collectors.joining(", row ")),
                  unknown.size() > SHOWN ? ", ..." : "",
                  reason));
    }
    try {
      read.all();
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "%s, column %s: %s".formatted(csv.name(), column, e.getMessage()), e);
    }
    return indices;
  }

  /** Whether no field of it is a number, and some are not empty. */
  private static boolean isText(CsvFile csv, String column) {
    boolean anything = false;
    for (CsvRow row : csv.rows()) {
      try {
        if (row.number(column).isPresent()) {
          return false;
        }
      } catch (InvalidInputException e) {
        anything = true;
      }
    }
    return anything;
  }

  private static Column column(CsvFile csv, String column, int[] indices) {
    boolean seeds = csv.header().contains(SEED);
    Map<String, Values> bySeed = new LinkedHashMap<>();
    Map<String, int[]> rows = new LinkedHashMap<>();
    for (int r = 0; r < indices.length; r++) {
      CsvRow row = csv.rows().get(r);
      String seed = seeds ? row.text(SEED).strip() : "";
      Values values = bySeed.computeIfAbsent(seed, s -> new Values());
      OptionalDouble value = row.number(column);
      if (value.isEmpty()) {
        continue;
      }
      int[] first = rows.computeIfAbsent(seed, s -> new int[CellSpace.cells().size()]);
      if (!values.present.get(indices[r])) {
        values.present.set(indices[r]);
        values.byIndex[indices[r]] = value.getAsDouble();
        first[indices[r]] = row.number();
      } else if (Double.compare(values.byIndex[indices[r]], value.getAsDouble()) != 0) {
        throw row.wrong(
            column,
            "%s as in row %d of the same architecture; keep one, or add a column %s"
                .formatted(values.byIndex[indices[r]], first[indices[r]], SEED));
      }
    }
    return new Column(bySeed.isEmpty() ? Map.of("", new Values()) : bySeed);
  }
}
