package croze.benchmark.adversarial;

import croze.benchmark.Accuracies;
import croze.benchmark.Benchmark;
import croze.benchmark.metric.Metric;
import croze.benchmark.table.ArchitectureTable;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.util.List;
import java.util.Optional;

/**
 * NAS-RobBench-201: adversarially trained networks, the stand-in for the paper's own, which are not
 * published. Immutable.
 */
public final class AdversarialTraining implements Accuracies {
  /** Name in experiment files. */
  public static final String NAME = "nas-robbench-201";

  private final AdversarialTrainingAccuracies table;

  /**
   * @throws croze.InvalidInputException if the table, or that of architectures, is missing or
   *     broken
   */
  public AdversarialTraining(DataFolder folder) {
    this.table = AdversarialTrainingAccuracies.load(folder, ArchitectureTable.load(folder));
  }

  @Override
  public List<Metric> metrics(Dataset dataset) {
    return AdversarialTrainingAccuracies.METRICS;
  }

  @Override
  public Optional<String> lacks(Dataset dataset, Metric metric) {
    return AdversarialTrainingAccuracies.METRICS.contains(metric)
        ? Optional.empty()
        : Optional.of("NAS-RobBench-201 has no %s.".formatted(metric));
  }

  @Override
  public double[] of(Dataset dataset, Metric metric) {
    return table.accuracy(dataset, metric);
  }

  /** NAS-RobBench-201 by its name. */
  public static final class NasRobBench201 implements Benchmark {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String label(String argument) {
      return "NAS-RobBench-201";
    }

    @Override
    public Accuracies open(String argument, DataFolder folder) {
      return new AdversarialTraining(folder);
    }
  }
}
