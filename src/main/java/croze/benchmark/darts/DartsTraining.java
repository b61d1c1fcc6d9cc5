package croze.benchmark.darts;

import croze.benchmark.Accuracies;
import croze.benchmark.Benchmark;
import croze.benchmark.darts.DartsAccuracies.Trained;
import croze.benchmark.metric.Attack;
import croze.benchmark.metric.Metric;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.space.ListedSpace;
import croze.space.SearchSpace;
import croze.space.darts.Darts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  /** One of the tables by its name. */
  private abstract static class Named implements Benchmark {
    private final String name;
    private final String label;
    private final Function<DataFolder, DartsAccuracies> table;

    Named(String name, String label, Function<DataFolder, DartsAccuracies> table) {
      this.name = name;
      this.label = label;
      this.table = table;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String label(String argument) {
      return label;
    }

    @Override
    public Accuracies open(String argument, DataFolder folder) {
      return new DartsTraining(table.apply(folder));
    }
  }

  /** The 223 adversarially trained networks. */
  public static final class TinyRobustBench extends Named {
    public TinyRobustBench() {
      super("tiny-robustbench", "Tiny-RobustBench", DartsAccuracies::tinyRobustBench);
    }
  }

  /** The 1,000 standard-trained networks. */
  public static final class SwapNetworks extends Named {
    public SwapNetworks() {
      super("swap-darts", "SWAP's DARTS networks", DartsAccuracies::swap);
    }
  }
}
