package croze.benchmark;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.space.SearchSpace;
import croze.space.nb201.NasBench201;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What scores are held against, by the names in experiment files; read when first asked for. */
public final class Benchmarks {
  /** Names of those that have accuracies. */
  public static final List<String> NAMES =
      List.of(
          StandardTraining.NAME,
          AdversarialTraining.NAME,
          TestTraining.NAME,
          DartsTraining.ADVERSARIAL,
          DartsTraining.STANDARD);

  private static final Map<String, String> LABELS =
      Map.of(
          StandardTraining.NAME, "Robust NAS-Bench-201",
          AdversarialTraining.NAME, "NAS-RobBench-201",
          TestTraining.NAME, "NAS-Bench-201",
          DartsTraining.ADVERSARIAL, "Tiny-RobustBench",
          DartsTraining.STANDARD, "SWAP's DARTS networks",
          PublishedScores.NAME, "NAS-Bench-Suite-Zero");

  private final SearchSpace space;
  private final DataFolder folder;
  private final Map<String, Accuracies> accuracies = new HashMap<>();
  private final Map<Dataset, PublishedScores> published = new EnumMap<>(Dataset.class);

  /** The published benchmarks of NAS-Bench-201. */
  public Benchmarks(DataFolder folder) {
    this(new NasBench201(), folder);
  }

  /** Accuracies that come from elsewhere than files. */
  public Benchmarks(SearchSpace space, String name, Accuracies accuracies) {
    this(space, DataFolder.standard());
    this.accuracies.put(name, accuracies);
  }

  private Benchmarks(SearchSpace space, DataFolder folder) {
    this.space = space;
    this.folder = folder;
  }

  /**
   * The space whose indices order the accuracies of that name, and which their scores are of.
   *
   * @throws InvalidInputException if its networks stand in a file that is missing or broken
   */
  public SearchSpace space(String name) {
    return name.equals(DartsTraining.ADVERSARIAL) || name.equals(DartsTraining.STANDARD)
        ? ((DartsTraining) accuracies(name)).space()
        : space;
  }

  /** How many architectures NAS-Bench-201 has. */
  public int size() {
    return space.size().orElseThrow();
  }

  /** What readers are told. */
  public static String label(String name) {
    return FileAccuracies.names(name) ? FileAccuracies.label(name) : LABELS.get(name);
  }

  /** Whether there may be accuracies of that name: published ones, or those of a file. */
  public static boolean names(String name) {
    return NAMES.contains(name) || FileAccuracies.names(name);
  }

  /**
   * The accuracies of that name.
   *
   * @throws InvalidInputException if there are none, or their files are missing or broken
   */
  public Accuracies accuracies(String name) {
    return accuracies.computeIfAbsent(
        name,
        n ->
            switch (n) {
              case StandardTraining.NAME -> new StandardTraining(folder);
              case AdversarialTraining.NAME -> new AdversarialTraining(folder);
              case TestTraining.NAME -> new TestTraining(folder);
              case DartsTraining.ADVERSARIAL ->
                  new DartsTraining(DartsAccuracies.tinyRobustBench(folder));
              case DartsTraining.STANDARD -> new DartsTraining(DartsAccuracies.swap(folder));
              default -> {
                if (!FileAccuracies.names(n)) {
                  throw new InvalidInputException(
                      "no accuracies '%s', expected one of %s, or file:FILE.csv"
                          .formatted(n, NAMES));
                }
                yield new FileAccuracies(n, folder);
              }
            });
  }

  /**
   * The scores that NAS-Bench-Suite-Zero published.
   *
   * @throws InvalidInputException if it has none of that data set, or the file is missing or broken
   */
  public PublishedScores published(Dataset dataset) {
    return published.computeIfAbsent(dataset, d -> PublishedScores.load(folder, d));
  }
}
