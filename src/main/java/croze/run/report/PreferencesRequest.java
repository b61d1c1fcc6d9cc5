package croze.run.report;

import croze.InvalidInputException;
import croze.benchmark.Accuracies;
import croze.benchmark.Benchmarks;
import croze.benchmark.metric.Metric;
import croze.data.MissingFileException;
import croze.found.Preferences;
import croze.found.Preferences.Population;
import croze.image.Dataset;
import croze.report.PreferenceReport;
import croze.report.plot.Picture;
import croze.report.plot.PreferenceChart;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.score.Setting;
import croze.search.WalkHistory;
import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.space.darts.Genotype;
import croze.sweep.export.SweepFiles;
import croze.sweep.export.VerifiedExport;
import croze.sweep.task.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What proxies prefer on CIFAR-10, from scores, searches and tables at hand; nothing is scored.
 * Immutable.
 *
 * @param results where scores and searches lie
 * @param benchmarks the published tables
 */
public record PreferencesRequest(ResultFolders results, Benchmarks benchmarks) {
  private static final Dataset DATASET = Dataset.CIFAR10;

  private static final List<String> PROXIES =
      List.of(
          "params",
          "flops",
          "effective_params",
          "plain",
          "grasp",
          "fisher",
          "grad_norm",
          "snip",
          "synflow",
          "jacob_cov",
          "naswot",
          "l2_norm",
          "croze_z",
          "croze_p",
          "croze_g",
          "croze",
          "croze-paper");

  /** The size at which the networks of the two tables are scored. */
  private static final Map<String, String> DARTS = Map.of("cells", "8", "channels", "16");

  /** Accuracies of a benchmark that rank its architectures. */
  private record Truth(String benchmark, List<String> metrics) {}

  private static final List<Truth> STANDARD =
      List.of(
          new Truth("robust-nas-bench-201", List.of("clean", "fgsm@8", "pgd@1")),
          new Truth("nas-robbench-201", List.of("clean", "pgd@8", "autoattack")));

  private static final List<Truth> OF_DARTS =
      List.of(
          new Truth("tiny-robustbench", List.of("clean", "pgd@8")),
          new Truth("swap-darts", List.of("clean")));

  /**
   * Finds them, shows them and writes their files.
   *
   * @param publish whether they are written where results are published
   * @throws InvalidInputException if a file that is there is broken, or something that is not ours
   *     would be overwritten
   */
  public void run(boolean publish, RunListener listener) {
    Path target = publish ? results.published() : results.own();
    Preferences preferences = preferences();
    List<Path> files = new ArrayList<>(PreferenceReport.write(target, preferences));
    files.addAll(
        Picture.writeAll(
            PreferenceChart.of(preferences), target.resolve(PreferenceReport.NAME), listener::say));
    listener.print(PreferenceReport.markdown(preferences));
    files.forEach(listener::print);
  }

  /**
   * @throws InvalidInputException if a file that is there is broken
   */
  public Preferences preferences() {
    List<String> remarks = new ArrayList<>();
    List<Population> populations = new ArrayList<>();
    populations.add(nasBench201(remarks));
    for (Truth truth : OF_DARTS) {
      darts(truth, remarks).ifPresent(populations::add);
    }
    populations.addAll(searches());
    if (populations.size() == 1) {
      remarks.add(
          "DARTS: neither tables nor searches are at hand; make data fetches the tables, croze"
              + " search --space darts searches.");
    }
    return new Preferences(populations, remarks.stream().distinct().toList());
  }

  private Population nasBench201(List<String> remarks) {
    SearchSpace space = Setting.PUBLISHED.space();
    List<Architecture> all =
        IntStream.range(0, space.size().orElseThrow()).<Architecture>mapToObj(space::at).toList();
    Map<String, double[]> values = new LinkedHashMap<>();
    for (Truth truth : STANDARD) {
      values.putAll(accuracies(truth, remarks));
    }
    values.putAll(scores(Setting.PUBLISHED, all, remarks));
    return Population.of(space.name(), "all cells", all, values);
  }

  private Map<String, double[]> accuracies(Truth truth, List<String> remarks) {
    Map<String, double[]> values = new LinkedHashMap<>();
    try {
      Accuracies accuracies = benchmarks.accuracies(truth.benchmark);
      for (String name : truth.metrics) {
        Metric metric = Metric.parse(name);
        Optional<String> lacks = accuracies.lacks(DATASET, metric);
        if (lacks.isEmpty()) {
          String label = "%s (%s)".formatted(name, Benchmarks.label(truth.benchmark));
          values.put(label, accuracies.of(DATASET, metric));
        } else {
          remarks.add(lacks.get());
        }
      }
    } catch (MissingFileException e) {
      remarks.add(e.getMessage());
    }
    return values;
  }

  private Map<String, double[]> scores(
      Setting setting, List<? extends Architecture> all, List<String> remarks) {
    Map<String, double[]> values = new LinkedHashMap<>();
    Optional<Scores> found =
        Stream.of(results.published(), results.own())
            .flatMap(f -> VerifiedExport.read(SweepFiles.of(f, setting), setting).stream())
            .map(VerifiedExport::scores)
            .findFirst();
    if (found.isEmpty()) {
      remarks.add("No scores of " + setting.export() + " are at hand.");
      return values;
    }
    for (String proxy : PROXIES) {
      double[] column =
          all.stream().mapToDouble(a -> found.get().get(a, proxy).orElse(Double.NaN)).toArray();
      if (IntStream.range(0, column.length).anyMatch(i -> !Double.isNaN(column[i]))) {
        values.put(proxy, column);
      }
    }
    return values;
  }

  /** The networks of a table, by its accuracies and by the scores at hand. */
  private Optional<Population> darts(Truth truth, List<String> remarks) {
    Map<String, double[]> values = accuracies(truth, remarks);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    SearchSpace space = benchmarks.space(truth.benchmark);
    List<Architecture> all =
        IntStream.range(0, space.size().orElseThrow()).<Architecture>mapToObj(space::at).toList();
    Map<String, String> fields = new LinkedHashMap<>(Map.of("space", "darts"));
    fields.putAll(DARTS);
    values.putAll(scores(Setting.PUBLISHED.with(fields), all, remarks));
    return Optional.of(Population.of("darts", Benchmarks.label(truth.benchmark), all, values));
  }

  /** What a search has scored, its random pool first. */
  private List<Population> searches() {
    Map<String, Path> folders = new LinkedHashMap<>();
    for (Path folder : List.of(results.published(), results.own())) {
      Path searches = folder.resolve("search").resolve(DATASET.id());
      if (Files.isDirectory(searches)) {
        try (Stream<Path> all = Files.list(searches)) {
          all.sorted()
              .filter(f -> Files.isRegularFile(f.resolve("history.csv")))
              .forEach(f -> folders.putIfAbsent(f.getFileName().toString(), f));
        } catch (IOException e) {
          throw new InvalidInputException(searches + " cannot be read: " + e.getMessage(), e);
        }
      }
    }
    List<Population> populations = new ArrayList<>();
    Set<List<Genotype>> seen = new HashSet<>(); // searches of one seed have one pool
    folders.forEach(
        (name, folder) -> {
          List<WalkHistory.Line> pool =
              new WalkHistory(folder.resolve("history.csv"))
                  .lines().stream().filter(line -> line.round() == 0).toList();
          List<Genotype> genotypes = pool.stream().map(WalkHistory.Line::genotype).toList();
          if (!pool.isEmpty() && seen.add(genotypes)) {
            populations.add(
                Population.of(
                    "darts",
                    "random pool, search " + name,
                    genotypes,
                    Map.of(
                        "its score",
                        pool.stream().mapToDouble(WalkHistory.Line::score).toArray())));
          }
        });
    return populations;
  }
}
