package croze.benchmark;

import croze.InvalidInputException;
import croze.benchmark.metric.Metric;
import croze.image.Dataset;
import croze.space.SearchSpace;
import croze.space.nb201.NasBench201;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Accuracies of the trained networks that scores are held against. */
public interface Accuracies {

  /** The space whose indices order the accuracies. */
  default SearchSpace space() {
    return NasBench201.SPACE;
  }

  /** The accuracies that it has of a data set; none if their files are missing. */
  List<Metric> metrics(Dataset dataset);

  /** Why the benchmark has no such accuracy; empty if it has it. */
  Optional<String> lacks(Dataset dataset, Metric metric);

  /** Which architectures have that accuracy, by index: all, unless the benchmark covers a part. */
  default IntPredicate covers(Dataset dataset, Metric metric) {
    return index -> true;
  }

  /** How good a measurement the accuracy is; empty of a published one. */
  default Optional<ColumnQuality> quality(Dataset dataset, Metric metric) {
    return Optional.empty();
  }

  /** What the reader of a table should know of the accuracies of a data set. */
  default List<String> remarks(Dataset dataset) {
    return List.of();
  }

  /**
   * The accuracy, 0 … 1, of all architectures of the benchmark's space in order of the index; NaN
   * where it has none.
   *
   * @throws InvalidInputException if a file is missing or broken
   */
  double[] of(Dataset dataset, Metric metric);
}
