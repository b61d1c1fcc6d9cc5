package croze.benchmark;

import croze.benchmark.DartsAccuracies.Trained;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.space.ListedSpace;
import croze.space.SearchSpace;
import croze.space.darts.Darts;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Networks of the DARTS space trained on CIFAR-10, in the order of their table: an index is a place
 * in it. Immutable.
 */
public final class DartsTraining implements Accuracies {
  /** PGD at the radius of the training; which attack was run at test time is stated nowhere. */
  private static final Metric ATTACKED = Metric.of(Attack.PGD, 8);

  private final DartsAccuracies table;
  private final SearchSpace space;
  private final List<Metric> metrics;

  DartsTraining(DartsAccuracies table) {
    this.table = table;
    this.space =
        new ListedSpace(new Darts(), table.networks().stream().map(Trained::genotype).toList());
    boolean attacked = table.networks().stream().noneMatch(n -> Double.isNaN(n.adversarial()));
    this.metrics = attacked ? List.of(Metric.clean(), ATTACKED) : List.of(Metric.clean());
  }

  /** The networks of the table. */
  @Override
  public SearchSpace space() {
    return space;
  }

  @Override
  public List<Metric> metrics(Dataset dataset) {
    return dataset == Dataset.CIFAR10 ? metrics : List.of();
  }

  @Override
  public Optional<String> lacks(Dataset dataset, Metric metric) {
    return metrics(dataset).contains(metric)
        ? Optional.empty()
        : Optional.of("The table has no %s of %s.".formatted(metric, dataset.label()));
  }

  @Override
  public double[] of(Dataset dataset, Metric metric) {
    ToDoubleFunction<Trained> accuracy =
        metric.equals(Metric.clean()) ? Trained::clean : Trained::adversarial;
    return table.networks().stream().mapToDouble(accuracy).toArray();
  }

  /** Tiny-RobustBench by its name. */
  public static final class TinyRobustBench implements Benchmark {
    @Override
    public String name() {
      return "tiny-robustbench";
    }

    @Override
    public String label(String argument) {
      return "Tiny-RobustBench";
    }

    @Override
    public Accuracies open(String argument, DataFolder folder) {
      return new DartsTraining(DartsAccuracies.tinyRobustBench(folder));
    }
  }

  /** SWAP's 1,000 networks by their name. */
  public static final class SwapNetworks implements Benchmark {
    @Override
    public String name() {
      return "swap-darts";
    }

    @Override
    public String label(String argument) {
      return "SWAP's DARTS networks";
    }

    @Override
    public Accuracies open(String argument, DataFolder folder) {
      return new DartsTraining(DartsAccuracies.swap(folder));
    }
  }
}
