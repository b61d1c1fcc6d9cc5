package croze.study;

import croze.InvalidInputException;
import croze.benchmark.PublishedScores;
import croze.data.DataFolder;
import croze.image.Dataset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What scores are held against, in a data folder; read when first asked for. Not thread safe. */
public final class BenchmarkFiles implements Benchmarks {
  private final DataFolder folder;
  private final Map<String, Accuracies> accuracies = new HashMap<>();
  private final Map<Dataset, PublishedScores> published = new EnumMap<>(Dataset.class);

  public BenchmarkFiles(DataFolder folder) {
    this.folder = folder;
  }

  @Override
  public Accuracies accuracies(String name) {
    return accuracies.computeIfAbsent(
        name,
        n ->
            switch (n) {
              case StandardTraining.NAME -> new StandardTraining(folder);
              case AdversarialTraining.NAME -> new AdversarialTraining(folder);
              default ->
                  throw new InvalidInputException(
                      "no accuracies '%s', expected one of %s".formatted(n, NAMES));
            });
  }

  @Override
  public PublishedScores published(Dataset dataset) {
    return published.computeIfAbsent(dataset, d -> PublishedScores.load(folder, d));
  }
}
