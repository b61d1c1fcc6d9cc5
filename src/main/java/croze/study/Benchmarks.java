package croze.study;

import croze.InvalidInputException;
import croze.benchmark.PublishedScores;
import croze.image.Dataset;
import java.util.List;

/** What scores are held against, by the names in experiment files. */
public interface Benchmarks {
  /** Names of those that have accuracies. */
  List<String> NAMES = List.of(StandardTraining.NAME, AdversarialTraining.NAME);

  /**
   * The accuracies of that name.
   *
   * @throws InvalidInputException if there are none, or their files are missing or broken
   */
  Accuracies accuracies(String name);

  /**
   * The scores that NAS-Bench-Suite-Zero published.
   *
   * @throws InvalidInputException if it has none of that data set, or the file is missing or broken
   */
  PublishedScores published(Dataset dataset);
}
