package croze.benchmark.nb201;

import croze.benchmark.Accuracies;
import croze.benchmark.Benchmark;
import croze.benchmark.metric.Metric;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.util.List;
import java.util.Optional;

/** NAS-Bench-201: test accuracies of all 15,625 networks, trained on clean images. Immutable. */
public final class TestTraining implements Accuracies {
  /** Name in experiment files. */
  public static final String NAME = "nas-bench-201";

  private final TestAccuracies table;

  /**
   * @throws croze.InvalidInputException if the table is missing or broken
   */
  public TestTraining(DataFolder folder) {
    this.table = TestAccuracies.load(folder);
  }

  @Override
  public List<Metric> metrics(Dataset dataset) {
    return List.of(Metric.clean());
  }

  @Override
  public Optional<String> lacks(Dataset dataset, Metric metric) {
    return metric.equals(Metric.clean())
        ? Optional.empty()
        : Optional.of("NAS-Bench-201 has clean accuracies only, so no %s.".formatted(metric));
  }

  @Override
  public double[] of(Dataset dataset, Metric metric) {
    return table.accuracy(dataset);
  }

  /** NAS-Bench-201 by its name. */
  public static final class TestAccuraciesOfNasBench201 implements Benchmark {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String label(String argument) {
      return "NAS-Bench-201";
    }

    @Override
    public Accuracies open(String argument, DataFolder folder) {
      return new TestTraining(folder);
    }
  }
}
