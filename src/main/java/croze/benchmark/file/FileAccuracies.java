package croze.benchmark.file;

import croze.InvalidInputException;
import croze.benchmark.Accuracies;
import croze.benchmark.Agreement;
import croze.benchmark.Benchmark;
import croze.benchmark.ColumnQuality;
import croze.benchmark.metric.Metric;
import croze.benchmark.metric.Metric.OwnColumn;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.stats.SplitHalves;
import croze.stats.correlation.Estimate;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Accuracies of a table with a row an architecture and a column a metric: a user's own CSV file,
 * {@code file:mine.csv}, or networks that this project trained. Some architectures are enough. Not
 * thread safe.
 *
 * <p>A column is named as a metric ({@code clean}, {@code pgd@8}, {@code snow@3}); any other is
 * {@code column:<name>}. Values from 0 to 1, or percent: a column with a value above 1 and none
 * above 100. Where the file has seeds, their mean counts.
 */
public final class FileAccuracies implements Accuracies {
  private static final double PERCENT = 100;

  /** Columns that a message names. */
  private static final int SHOWN = 6;

  private final Function<Dataset, Table> reading;
  private final Map<Dataset, Table> tables = new EnumMap<>(Dataset.class);

  /**
   * The table of one data set.
   *
   * @param agreement with the published columns, by column
   * @param again the same columns of networks that were trained from another seed, if there are any
   * @param remarks for the reader of what is made of it
   */
  public record Table(
      ArchitectureCsv csv,
      Map<String, Agreement> agreement,
      Optional<ArchitectureCsv> again,
      List<String> remarks) {}

  /**
   * @param reading reads the table of a data set; asked for each once
   */
  public FileAccuracies(Function<Dataset, Table> reading) {
    this.reading = reading;
  }

  @Override
  public List<Metric> metrics(Dataset dataset) {
    return table(dataset).csv.columns().keySet().stream().map(FileAccuracies::metric).toList();
  }

  private static Metric metric(String column) {
    try {
      return Metric.parse(column);
    } catch (InvalidInputException e) {
      return new OwnColumn(column);
    }
  }

  private static String column(Metric metric) {
    return metric instanceof OwnColumn own ? own.name() : metric.toString();
  }

  @Override
  public Optional<String> lacks(Dataset dataset, Metric metric) {
    ArchitectureCsv csv = table(dataset).csv;
    return csv.columns().containsKey(column(metric))
        ? Optional.empty()
        : Optional.of(
            "%s has no column %s: it has %s."
                .formatted(csv.name(), column(metric), some(csv.columns().keySet())));
  }

  /** The first names; halves of the test images are not named. */
  private static String some(Set<String> columns) {
    List<String> whole = columns.stream().filter(name -> !name.contains(":")).toList();
    int more = whole.size() - SHOWN;
    return more <= 0
        ? String.join(", ", whole)
        : String.join(", ", whole.subList(0, SHOWN)) + " and " + more + " more";
  }

  @Override
  public IntPredicate covers(Dataset dataset, Metric metric) {
    ArchitectureCsv.Values values = values(dataset, column(metric));
    BitSet covered = (BitSet) values.present().clone();
    return i -> covered.get(i) && !Double.isNaN(values.byIndex()[i]);
  }

  @Override
  public double[] of(Dataset dataset, Metric metric) {
    double[] values = values(dataset, column(metric)).byIndex().clone();
    double most = Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(0);
    double least = Arrays.stream(values).filter(v -> !Double.isNaN(v)).min().orElse(0);
    boolean inRange = least >= 0 && most <= PERCENT;
    if (!inRange && !(metric instanceof OwnColumn)) {
      throw new InvalidInputException(
          "%s, column %s: found %s, expected accuracies from 0 to 1, or percent"
              .formatted(table(dataset).csv.name(), metric, least < 0 ? least : most));
    }
    double unit = inRange && most > 1 ? PERCENT : 1;
    return Arrays.stream(values).map(v -> v / unit).toArray();
  }

  @Override
  public List<String> remarks(Dataset dataset) {
    return table(dataset).remarks;
  }

  @Override
  public Optional<ColumnQuality> quality(Dataset dataset, Metric metric) {
    Table table = table(dataset);
    String column = column(metric);
    boolean halves =
        table.csv.columns().containsKey(column + ":a")
            && table.csv.columns().containsKey(column + ":b");
    double reliability =
        halves
            ? SplitHalves.reliability(
                values(dataset, column + ":a").byIndex(), values(dataset, column + ":b").byIndex())
            : Double.NaN;
    // Over few networks it says nothing, as elsewhere.
    double agreement =
        Optional.ofNullable(table.agreement.get(column))
            .filter(a -> a.n() >= Estimate.LEAST_JUDGED)
            .map(Agreement::rho)
            .orElse(Double.NaN);
    double seeds = seeds(table, column);
    return halves || !Double.isNaN(agreement) || !Double.isNaN(seeds)
        ? Optional.of(new ColumnQuality(agreement, reliability, seeds))
        : Optional.empty();
  }

  private static double seeds(Table table, String column) {
    return table
        .again
        .map(ArchitectureCsv::columns)
        .filter(columns -> columns.containsKey(column))
        .map(
            columns ->
                SpearmanTest.of(
                    table.csv.columns().get(column).mean().byIndex(),
                    columns.get(column).mean().byIndex(),
                    NanPolicy.DROP))
        .filter(test -> test.n() >= Estimate.LEAST_JUDGED)
        .map(SpearmanTest::rho)
        .orElse(Double.NaN);
  }

  private ArchitectureCsv.Values values(Dataset dataset, String column) {
    return table(dataset).csv.columns().get(column).mean();
  }

  private Table table(Dataset dataset) {
    return tables.computeIfAbsent(dataset, reading);
  }

  /** A user's own file, {@code {dataset}} in its name standing for the data set. */
  public static final class OwnFile implements Benchmark {
    private static final String DATASET = "{dataset}";

    @Override
    public String name() {
      return "file";
    }

    @Override
    public String usage() {
      return "file:FILE.csv";
    }

    @Override
    public String label(String argument) {
      return String.valueOf(Path.of(argument).getFileName());
    }

    @Override
    public boolean tellsDatasets(String argument) {
      return argument.contains(DATASET);
    }

    @Override
    public boolean mayHave(Metric metric) {
      return true;
    }

    @Override
    public Accuracies open(String argument, DataFolder folder) {
      return new FileAccuracies(
          dataset -> {
            ArchitectureCsv csv =
                ArchitectureCsv.read(Path.of(argument.replace(DATASET, dataset.id())));
            return new Table(csv, Map.of(), Optional.empty(), csv.remarks());
          });
    }
  }
}
