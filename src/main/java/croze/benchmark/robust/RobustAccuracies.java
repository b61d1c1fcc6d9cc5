package croze.benchmark.robust;

import croze.InvalidInputException;
import croze.benchmark.metric.Attack;
import croze.benchmark.metric.Corruption;
import croze.benchmark.metric.Metric;
import croze.benchmark.metric.Metric.Attacked;
import croze.benchmark.metric.Metric.Clean;
import croze.benchmark.metric.Metric.Corrupted;
import croze.benchmark.table.AccuracyColumns;
import croze.benchmark.table.ArchitectureTable;
import croze.benchmark.table.StrictJson;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Robust NAS-Bench-201 (Jung, Lukasik, Keuper, ICLR 2023): accuracies of the 15,625 trained
 * networks on clean, attacked and corrupted test images of one data set.
 *
 * <p>A file is read and checked when the first of its accuracies is asked for. Thread safe.
 */
public final class RobustAccuracies {
  private static final double EPSILON_OF_REDUCED_TABLE = 1;

  private final DataFolder folder;
  private final ArchitectureTable architectures;
  private final Dataset dataset;
  private final Map<String, double[][]> columnsByKey = new ConcurrentHashMap<>();

  public RobustAccuracies(DataFolder folder, ArchitectureTable architectures, Dataset dataset) {
    this.folder = folder;
    this.architectures = architectures;
    this.dataset = dataset;
  }

  /** The accuracies that the data folder has: clean, attacks by radius, corruptions by severity. */
  public List<Metric> metrics() {
    Stream<Metric> attacks =
        Arrays.stream(Attack.values())
            .flatMap(a -> DoubleStream.of(epsilons(a)).mapToObj(e -> Metric.of(a, e)));
    Stream<Metric> corruptions =
        Arrays.stream(Corruption.values())
            .flatMap(
                c ->
                    IntStream.rangeClosed(1, Corruption.SEVERITIES)
                        .mapToObj(severity -> Metric.of(c, severity)));
    return Stream.of(Stream.of(Metric.clean()), attacks, corruptions)
        .flatMap(metrics -> metrics)
        .filter(this::has)
        .toList();
  }

  /** Whether the data folder has that accuracy. */
  public boolean has(Metric metric) {
    if (metric instanceof Attacked a) {
      return DoubleStream.of(epsilons(a.attack())).anyMatch(e -> e == a.epsilon());
    }
    return (metric instanceof Clean || metric instanceof Corrupted)
        && folder.has(name(key(metric)));
  }

  /** The radii, in 1/255, at which the data folder has an attack; empty if at none. */
  public double[] epsilons(Attack attack) {
    if (folder.has(name(attack.key()))) {
      return architectures.epsilons(attack);
    }
    return folder.has(reducedName()) ? new double[] {EPSILON_OF_REDUCED_TABLE} : new double[0];
  }

  /**
   * The accuracy, 0 … 1, of every architecture in order of the index.
   *
   * @throws InvalidInputException if the table has no such accuracy (the message lists the epsilons
   *     that it has), or if its file is missing or broken
   */
  public double[] accuracy(Metric metric) {
    if (metric instanceof Clean) {
      return columns(key(metric), 1)[0].clone();
    }
    if (metric instanceof Corrupted c) {
      return columns(key(metric), Corruption.SEVERITIES)[c.severity() - 1].clone();
    }
    if (!(metric instanceof Attacked a)) {
      throw new InvalidInputException(
          dataset.label() + " has no " + metric + ": Robust NAS-Bench-201 has apgd-ce and square");
    }
    double[] epsilons = epsilons(a.attack());
    int column = Arrays.stream(epsilons).boxed().toList().indexOf(a.epsilon());
    if (column < 0 && epsilons.length > 0) {
      throw new InvalidInputException(
          dataset.label()
              + " has no "
              + metric
              + ": the table's epsilons of "
              + a.attack().id()
              + " are "
              + Arrays.stream(epsilons).mapToObj(Metric::text).collect(Collectors.joining(" ")));
    }
    if (folder.has(name(a.attack().key())) || !folder.has(reducedName())) {
      return columns(key(metric), epsilons.length)[column].clone();
    }
    return reduced()[a.attack().ordinal()].clone();
  }

  private static String key(Metric metric) {
    if (metric instanceof Attacked a) {
      return a.attack().key();
    }
    return metric instanceof Corrupted c ? c.corruption().id() : "clean";
  }

  private String name(String key) {
    return "robust-nas-bench-201/" + dataset.folder() + "/" + key + "_accuracy.json";
  }

  /** A table of all attacks at epsilon 1, for where the full files could not be had. */
  private String reducedName() {
    return "robust-nas-bench-201/" + dataset.folder() + "/eps1.csv";
  }

  private double[][] columns(String key, int count) {
    return columnsByKey.computeIfAbsent(
        key,
        k -> {
          DataFile file = folder.locate(name(k));
          return StrictJson.read(file.path(), json -> read(json, k, count));
        });
  }

  private double[][] read(StrictJson json, String key, int count) throws IOException {
    AccuracyColumns columns = new AccuracyColumns(architectures, count, json::wrong);
    for (String name : List.of(dataset.folder(), key, "accuracy")) {
      json.beginObject();
      json.field(name);
    }
    json.beginObject();
    for (String id = json.nextField(); id != null; id = json.nextField()) {
      columns.put(id, json.numbers());
    }
    double[][] expanded = columns.expand();
    for (int depth = 0; depth < 3; depth++) {
      json.endObject();
    }
    return expanded;
  }

  private double[][] reduced() {
    return columnsByKey.computeIfAbsent(
        "eps1.csv", k -> ReducedTable.read(folder.locate(reducedName()), architectures));
  }
}
