package croze.evaluate;

import croze.InvalidInputException;
import croze.benchmark.Accuracies;
import croze.benchmark.Benchmarks;
import croze.benchmark.adversarial.AdversarialTraining;
import croze.benchmark.file.ArchitectureCsv;
import croze.benchmark.metric.Attack;
import croze.benchmark.metric.FixedAttack;
import croze.benchmark.metric.Metric;
import croze.benchmark.nb201.TestTraining;
import croze.benchmark.robust.StandardTraining;
import croze.image.Dataset;
import croze.score.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accuracies that scores are held against.
 *
 * @param all data set by data set
 * @param remarks what could not be had
 */
public record Targets(List<Target> all, List<String> remarks) {
  private static final Metric FGSM_8 = Metric.of(Attack.FGSM, 8);
  private static final Map<String, List<Metric>> USUAL = usual();

  private static Map<String, List<Metric>> usual() {
    Map<String, List<Metric>> usual = new LinkedHashMap<>();
    usual.put(StandardTraining.NAME, List.of(Metric.clean(), Metric.of(Attack.FGSM, 4), FGSM_8));
    usual.put(
        AdversarialTraining.NAME,
        List.of(
            Metric.clean(), FGSM_8, Metric.of(Attack.PGD, 8), Metric.of(FixedAttack.AUTOATTACK)));
    usual.put(TestTraining.NAME, List.of(Metric.clean()));
    return usual;
  }

  /** A metric of a benchmark, by the name that users give. */
  private record Named(String benchmark, Metric metric) {
    static Named parse(String text) {
      String benchmark =
          Benchmarks.NAMES.stream()
              .filter(name -> text.startsWith(name + ":"))
              .findFirst()
              .orElse(StandardTraining.NAME);
      boolean prefixed = text.startsWith(benchmark + ":");
      return new Named(
          benchmark, Metric.parse(prefixed ? text.substring(benchmark.length() + 1) : text));
    }

    @Override
    public String toString() {
      return benchmark.equals(StandardTraining.NAME) ? "" + metric : benchmark + ":" + metric;
    }
  }

  /**
   * Metrics of the published benchmarks. With names, those; without, the usual ones of each.
   *
   * @param names such as {@code fgsm@8} (Robust NAS-Bench-201), {@code nas-robbench-201:pgd@8}
   * @throws InvalidInputException if a name is none, or no data set has the metric
   */
  public static Targets published(
      Benchmarks benchmarks, List<Dataset> datasets, Optional<List<String>> names) {
    List<Target> all = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    List<Named> asked =
        names
            .map(given -> given.stream().map(Named::parse).toList())
            .orElseGet(
                () ->
                    USUAL.entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(m -> new Named(e.getKey(), m)))
                        .toList());
    for (Named metric : asked) {
      List<String> lacks =
          datasets.stream().flatMap(d -> add(all, benchmarks, d, metric).stream()).toList();
      if (names.isPresent() && lacks.size() == datasets.size()) {
        throw new InvalidInputException(
            "%s: %s (croze metrics lists what there is)".formatted(metric, lacks.get(0)));
      } else if (names.isPresent()) {
        remarks.addAll(lacks);
      }
    }
    all.sort(Comparator.comparingInt(t -> datasets.indexOf(Dataset.ofId(t.dataset()))));
    return new Targets(all, remarks.stream().distinct().toList());
  }

  /**
   * Every metric of a benchmark, or of all.
   *
   * @throws InvalidInputException if there is no such benchmark
   */
  public static Targets everything(
      Benchmarks benchmarks, List<Dataset> datasets, Optional<String> benchmark) {
    List<Target> all = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Dataset dataset : datasets) {
      for (String name : benchmark.map(List::of).orElse(Benchmarks.NAMES)) {
        for (Metric metric : metrics(benchmarks, name, dataset, remarks)) {
          add(all, benchmarks, dataset, new Named(name, metric)).ifPresent(remarks::add);
        }
      }
    }
    return new Targets(all, remarks.stream().distinct().toList());
  }

  private static List<Metric> metrics(
      Benchmarks benchmarks, String benchmark, Dataset dataset, List<String> remarks) {
    if (!Benchmarks.NAMES.contains(benchmark)) {
      throw new InvalidInputException(
          "no benchmark '%s', expected one of %s".formatted(benchmark, Benchmarks.NAMES));
    }
    try {
      Accuracies accuracies = benchmarks.accuracies(benchmark);
      return isOfCells(accuracies) ? accuracies.metrics(dataset) : List.of();
    } catch (InvalidInputException e) {
      remarks.add(e.getMessage());
      return List.of();
    }
  }

  /** Scores here are by index in NAS-Bench-201; networks of another space have no such index. */
  private static boolean isOfCells(Accuracies accuracies) {
    return accuracies.space().name().equals(Setting.PUBLISHED.space().name());
  }

  private static Optional<String> add(
      List<Target> all, Benchmarks benchmarks, Dataset dataset, Named metric) {
    try {
      Accuracies accuracies = benchmarks.accuracies(metric.benchmark());
      if (!isOfCells(accuracies)) {
        return Optional.of(
            "%s has networks of the space %s, and a score here is of a cell of NAS-Bench-201; give another benchmark"
                .formatted(metric.benchmark(), accuracies.space().name()));
      }
      Optional<String> lacks = accuracies.lacks(dataset, metric.metric());
      if (lacks.isEmpty()) {
        all.add(
            new Target(
                Benchmarks.label(metric.benchmark()),
                dataset.id(),
                metric.toString(),
                accuracies.of(dataset, metric.metric()),
                true));
      }
      return lacks;
    } catch (InvalidInputException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Accuracies of a user's own: each column of numbers is a metric.
   *
   * @throws InvalidInputException if the file is no such table, or has none of the metrics
   */
  public static Targets own(Path file, Optional<List<String>> names) {
    ArchitectureCsv csv = ArchitectureCsv.read(file);
    String table = OwnScores.stem(file);
    List<String> metrics = names.orElse(List.copyOf(csv.columns().keySet()));
    List<Target> all = new ArrayList<>();
    for (String metric : metrics) {
      if (!csv.columns().containsKey(metric)) {
        throw new InvalidInputException(
            "%s has no metric '%s', found %s"
                .formatted(csv.name(), metric, csv.columns().keySet()));
      }
      all.add(
          new Target(
              csv.name(), table, metric, csv.columns().get(metric).first().byIndex(), false));
    }
    List<String> remarks = new ArrayList<>(csv.remarks());
    remarks.add(table + ": the known proxies beside are scored on CIFAR-10");
    return new Targets(all, remarks);
  }
}
