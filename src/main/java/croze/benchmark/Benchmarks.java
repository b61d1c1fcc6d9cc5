package croze.benchmark;

import croze.InvalidInputException;
import croze.PlugIns;
import croze.benchmark.zerocost.PublishedScores;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.space.SearchSpace;
import croze.space.nb201.NasBench201;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What scores are held against, by the names in experiment files; read when first asked for. */
public final class Benchmarks {
  private static final List<Benchmark> ALL = PlugIns.of(Benchmark.class);

  /** Names of those that take no argument. */
  public static final List<String> NAMES =
      ALL.stream().filter(b -> b.usage().equals(b.name())).map(Benchmark::name).toList();

  private final DataFolder folder;
  private final Map<String, Accuracies> accuracies = new HashMap<>();
  private final Map<Dataset, PublishedScores> published = new EnumMap<>(Dataset.class);

  public Benchmarks(DataFolder folder) {
    this.folder = folder;
  }

  /** Accuracies that come from elsewhere than files. */
  public Benchmarks(String name, Accuracies accuracies) {
    this(DataFolder.standard());
    this.accuracies.put(name, accuracies);
  }

  /**
   * The benchmark of that name, an argument behind a colon; empty if there is none.
   *
   * @throws InvalidInputException if a plug-in cannot be used
   */
  public static Optional<Benchmark> find(String name) {
    int colon = name.indexOf(':');
    String before = colon < 0 ? name : name.substring(0, colon);
    return ALL.stream()
        .filter(b -> b.name().equals(before))
        .filter(b -> b.usage().equals(b.name()) == colon < 0)
        .findFirst();
  }

  /** What stands behind the colon; empty if nothing does. */
  public static String argument(String name) {
    return name.substring(name.indexOf(':') < 0 ? name.length() : name.indexOf(':') + 1);
  }

  /** How users write each of them, with commas between. */
  public static String usages() {
    return String.join(", ", ALL.stream().map(Benchmark::usage).toList());
  }

  /** What readers are told. */
  public static String label(String name) {
    return name.equals(PublishedScores.NAME)
        ? PublishedScores.LABEL
        : find(name).orElseThrow(() -> unknown(name)).label(argument(name));
  }

  /**
   * The space whose indices order the accuracies of that name, and which their scores are of.
   *
   * @throws InvalidInputException if its networks stand in a file that is missing or broken
   */
  public SearchSpace space(String name) {
    return name.equals(PublishedScores.NAME) ? NasBench201.SPACE : accuracies(name).space();
  }

  /**
   * The accuracies of that name.
   *
   * @throws InvalidInputException if there are none, or their files are missing or broken
   */
  public Accuracies accuracies(String name) {
    return accuracies.computeIfAbsent(
        name, n -> find(n).orElseThrow(() -> unknown(n)).open(argument(n), folder));
  }

  private static InvalidInputException unknown(String name) {
    return new InvalidInputException(
        "no accuracies '%s', expected one of %s".formatted(name, usages()));
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
