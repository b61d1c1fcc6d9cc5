package croze.study;

import croze.InvalidInputException;
import croze.benchmark.Metric;
import croze.image.Dataset;
import java.util.List;
import java.util.Optional;

/** Accuracies of the trained networks that scores are held against. */
public interface Accuracies {

  /** The accuracies that it has of a data set; none if their files are missing. */
  List<Metric> metrics(Dataset dataset);

  /** Why the benchmark has no such accuracy; empty if it has it. */
  Optional<String> lacks(Dataset dataset, Metric metric);

  /**
   * The accuracy, 0 … 1, of all 15,625 architectures in order of the index.
   *
   * @throws InvalidInputException if a file is missing or broken
   */
  double[] of(Dataset dataset, Metric metric);
}
