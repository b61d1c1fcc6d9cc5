package croze.benchmark.robust;

import croze.benchmark.Accuracies;
import croze.benchmark.Benchmark;
import croze.benchmark.metric.Metric;
import croze.benchmark.metric.Metric.Attacked;
import croze.benchmark.metric.Metric.Fixed;
import croze.benchmark.metric.Metric.OwnColumn;
import croze.benchmark.table.ArchitectureTable;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Robust NAS-Bench-201: networks trained on clean images. Not thread safe. */
public final class StandardTraining implements Accuracies {
  /** Name in experiment files. */
  public static final String NAME = "robust-nas-bench-201";

  private final DataFolder folder;
  private final ArchitectureTable architectures;
  private final Map<Dataset, RobustAccuracies> byDataset = new EnumMap<>(Dataset.class);

  /**
   * @throws croze.InvalidInputException if the table of architectures is missing or broken
   */
  public StandardTraining(DataFolder folder) {
    this.folder = folder;
    this.architectures = ArchitectureTable.load(folder);
  }

  @Override
  public List<Metric> metrics(Dataset dataset) {
    return table(dataset).metrics();
  }

  @Override
  public Optional<String> lacks(Dataset dataset, Metric metric) {
    RobustAccuracies table = table(dataset);
    // No epsilons at all means that the file is missing: of() then says how to get it.
    if (metric instanceof Fixed || metric instanceof OwnColumn) {
      return Optional.of("Robust NAS-Bench-201 has no %s.".formatted(metric));
    }
    if (table.has(metric)
        || !(metric instanceof Attacked a)
        || table.epsilons(a.attack()).length == 0) {
      return Optional.empty();
    }
    String epsilons =
        Arrays.stream(table.epsilons(a.attack()))
            .mapToObj(Metric::text)
            .collect(Collectors.joining(", "));
    return Optional.of(
        "%s: the data folder has %s at ε = %s/255 only, so no %s. The full set is at http://data.robustness.vision."
            .formatted(dataset.label(), a.attack().id(), epsilons, metric));
  }

  @Override
  public double[] of(Dataset dataset, Metric metric) {
    return table(dataset).accuracy(metric);
  }

  private RobustAccuracies table(Dataset dataset) {
    return byDataset.computeIfAbsent(dataset, d -> new RobustAccuracies(folder, architectures, d));
  }

  /** Robust NAS-Bench-201 by its name. */
  public static final class RobustNasBench201 implements Benchmark {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String label(String argument) {
      return "Robust NAS-Bench-201";
    }

    @Override
    public Accuracies open(String argument, DataFolder folder) {
      return new StandardTraining(folder);
    }
  }
}
