package croze.study;

import croze.InvalidInputException;
import croze.benchmark.Metric;
import croze.image.Dataset;
import java.util.Optional;

/** Accuracies of the trained networks that scores are held against. */
public interface Accuracies {

  /** Why the benchmark has no such accuracy; empty if it has it. */
  Optional<String> lacks(Dataset dataset, Metric metric);

  /**
   * The accuracy, 0 … 1, of all 15,625 architectures in order of the index.
   *
   * @throws InvalidInputException if a file is missing or broken
   */
  double[] of(Dataset dataset, Metric metric);
}
