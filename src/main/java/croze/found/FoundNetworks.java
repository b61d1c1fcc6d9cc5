package croze.found;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.found.FoundPlan.Accuracy;
import croze.found.FoundPlan.Method;
import croze.found.FoundTable.Cell;
import croze.found.FoundTable.Column;
import croze.found.FoundTable.Row;
import croze.found.FoundTable.Unit;
import croze.image.Dataset;
import croze.net.Counts;
import croze.net.Form;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.darts.Darts;
import croze.space.darts.DartsArchitecture;
import croze.space.darts.NamedGenotypes;
import croze.sweep.export.SweepFiles;
import croze.sweep.export.VerifiedExport;
import croze.sweep.task.Scores;
import croze.train.Protocols;
import croze.train.TrainingSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Makes the table of a {@link FoundPlan}: exact sizes of the networks that are public, the searches
 * that were made here, and the accuracies of the networks that were trained here.
 */
public final class FoundNetworks {
  private static final Darts SPACE = new Darts();

  private final FoundPlan plan;
  private final Path experiments;
  private final List<Path> results;
  private final BiFunction<Dataset, List<Architecture>, Scores> scorer;
  private final Map<String, Map<String, String>> printed = new HashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();

  /**
   * @param experiments folder of the experiments
   * @param results folders of results, the published ones first
   * @param scorer scores networks by the proxies of the plan; asked only if there are some
   */
  public FoundNetworks(
      FoundPlan plan,
      Path experiments,
      List<Path> results,
      BiFunction<Dataset, List<Architecture>, Scores> scorer) {
    this.plan = plan;
    this.experiments = experiments;
    this.results = results;
    this.scorer = scorer;
    CsvFile csv = CsvFile.read(experiments.resolve(plan.paper().file()));
    csv.rows()
        .forEach(
            row -> {
              Map<String, String> figures = new HashMap<>();
              csv.header().forEach(column -> figures.put(column, row.text(column)));
              printed.put(
                  plan.paper().key().stream().map(row::text).collect(Collectors.joining(" ")),
                  figures);
            });
  }

  /** A row before its cells are known. */
  private record Line(
      Method method,
      String label,
      String network,
      Optional<DartsArchitecture> architecture,
      Optional<OwnSearch> search) {}

  /**
   * @throws InvalidInputException if the paper has no row of a method, or a file is broken
   */
  public FoundTable table() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("params", "#Params (M)", Unit.MILLIONS));
    columns.add(new Column("live_params", "live (M)", Unit.MILLIONS));
    columns.add(new Column("search_seconds", "search (s)", Unit.SECONDS));
    columns.add(new Column("seconds_each", "s a network", Unit.SECONDS));
    plan.scores().forEach(proxy -> columns.add(new Column(proxy, proxy, Unit.SCORE)));
    plan.accuracies()
        .forEach((name, a) -> columns.add(new Column(name, a.label() + " (%)", Unit.PERCENT)));
    List<Row> rows = new ArrayList<>();
    for (Dataset dataset : plan.datasets()) {
      rows.addAll(rows(dataset));
    }
    List<String> all = new ArrayList<>(plan.notes());
    all.addAll(remarks);
    return new FoundTable(plan.name(), plan.title(), columns, rows, all);
  }

  private List<Row> rows(Dataset dataset) {
    List<Line> lines = new ArrayList<>();
    List<OwnSearch> searches = OwnSearch.all(results, dataset);
    for (Method method : plan.rows()) {
      Optional<NamedGenotypes.Named> named =
          Optional.ofNullable(method.networks().get(dataset)).flatMap(NamedGenotypes::named);
      lines.add(
          new Line(
              method,
              method.label(),
              named.map(NamedGenotypes.Named::name).orElse(""),
              named.map(NamedGenotypes.Named::architecture),
              Optional.empty()));
      List<OwnSearch> own =
          searches.stream().filter(s -> s.proxy().equals(method.proxy())).toList();
      own.forEach(
          s ->
              lines.add(
                  new Line(
                      method,
                      method.label() + ", " + s.label(),
                      s.returned().id(),
                      Optional.of(s.returned()),
                      Optional.of(s))));
      if (method.proxy() != null && own.isEmpty()) {
        remarks.add(
            "%s: no search of ours on %s; make one with croze search --space darts --dataset %s --proxy %s."
                .formatted(method.label(), dataset.label(), dataset.id(), method.proxy()));
      }
    }
    List<Architecture> networks =
        lines.stream().flatMap(l -> l.architecture().stream()).<Architecture>map(a -> a).toList();
    Optional<Scores> scores =
        plan.scores().isEmpty() ? Optional.empty() : Optional.of(scorer.apply(dataset, networks));
    Optional<TrainingSetting> setting = training(dataset);
    Optional<Scores> trained = setting.flatMap(this::accuracies);
    setting.ifPresent(s -> remarkTrained(s, trained, networks));
    return lines.stream().map(line -> row(dataset, line, scores, trained)).toList();
  }

  private Optional<TrainingSetting> training(Dataset dataset) {
    return Optional.ofNullable(plan.protocol())
        .map(name -> new TrainingSetting(SPACE, dataset, name, Protocols.read(name), 0, "cpu"));
  }

  /** Of the first folder of results that has some. */
  private Optional<Scores> accuracies(TrainingSetting setting) {
    return results.stream()
        .flatMap(folder -> VerifiedExport.read(SweepFiles.of(folder, setting), setting).stream())
        .map(VerifiedExport::scores)
        .findFirst();
  }

  private void remarkTrained(
      TrainingSetting setting, Optional<Scores> trained, List<Architecture> networks) {
    long done =
        trained.stream()
            .flatMap(s -> s.architectures().stream())
            .filter(networks::contains)
            .distinct()
            .count();
    remarks.add(
        "Accuracies here, %s: protocol %s, C = %d, %d cells, %d epochs of %,d images, tested on %,d or fewer, one seed: another scale than the paper's, not to be held against its figures. %d of %d networks are trained%s."
            .formatted(
                setting.dataset().label(),
                setting.name(),
                setting.protocol().network().channels(),
                setting.protocol().network().cells(),
                setting.protocol().epochs(),
                setting.protocol().images().train(),
                setting.protocol().images().test(),
                done,
                networks.stream().distinct().count(),
                done < networks.stream().distinct().count()
                    ? "; croze train --space darts --dataset %s --protocol %s --archs FILE trains others"
                        .formatted(setting.dataset().id(), setting.name())
                    : ""));
  }

  private Row row(Dataset dataset, Line line, Optional<Scores> scores, Optional<Scores> trained) {
    List<Cell> cells = new ArrayList<>();
    boolean ofPaper = line.search().isEmpty();
    Optional<Counts> counts = line.architecture().flatMap(a -> counts(a, dataset));
    double params = ofPaper ? paper(line.method(), dataset, plan.paper().params()) : Double.NaN;
    cells.add(new Cell(params, counts.map(c -> c.params() / 1e6).orElse(Double.NaN)));
    cells.add(new Cell(Double.NaN, counts.map(c -> c.liveParams() / 1e6).orElse(Double.NaN)));
    double seconds = ofPaper ? paper(line.method(), dataset, plan.paper().seconds()) : Double.NaN;
    cells.add(new Cell(seconds, line.search().map(OwnSearch::seconds).orElse(Double.NaN)));
    cells.add(new Cell(Double.NaN, line.search().map(OwnSearch::secondsEach).orElse(Double.NaN)));
    for (String proxy : plan.scores()) {
      cells.add(new Cell(Double.NaN, value(scores, line, proxy)));
    }
    Map<String, Double> here = new LinkedHashMap<>();
    plan.accuracies().forEach((name, a) -> here.put(name, accuracy(a, trained, line, here)));
    plan.accuracies()
        .forEach(
            (name, a) ->
                cells.add(
                    new Cell(
                        ofPaper ? paper(line.method(), dataset, a.paper()) : Double.NaN,
                        here.get(name))));
    return new Row(dataset, line.label(), line.network(), cells);
  }

  private static double value(Optional<Scores> scores, Line line, String column) {
    return scores
        .flatMap(s -> line.architecture().map(a -> s.get(a, column)))
        .map(found -> found.orElse(Double.NaN))
        .orElse(Double.NaN);
  }

  /** In per cent. */
  private static double accuracy(
      Accuracy a, Optional<Scores> trained, Line line, Map<String, Double> before) {
    if (a.measured() != null) {
      return 100 * value(trained, line, a.measured());
    } else if (a.mean() != null) {
      return a.mean().stream().mapToDouble(before::get).average().orElse(Double.NaN);
    }
    return a.harmonic().size()
        / a.harmonic().stream().mapToDouble(name -> 1 / before.get(name)).sum();
  }

  /** Of the network at the size that the papers train; empty if it has no such one. */
  private static Optional<Counts> counts(DartsArchitecture architecture, Dataset dataset) {
    Macro macro = SPACE.standard(dataset.classes(), dataset.size());
    OptionalInt only = architecture.onlyLayers();
    return only.isPresent() && only.getAsInt() != macro.cells()
        ? Optional.empty()
        : Optional.of(Counts.of(architecture.program(Form.WITH_BN, macro)));
  }

  private double paper(Method method, Dataset dataset, String column) {
    if (column == null) {
      return Double.NaN;
    }
    String key = method.key(dataset);
    String text = printed.getOrDefault(key, Map.of()).get(column);
    if (text == null) {
      throw new InvalidInputException(
          "%s has no row '%s' with column %s"
              .formatted(experiments.resolve(plan.paper().file()), key, column));
    }
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "%s, row %s, column %s: expected a number, found '%s'"
              .formatted(plan.paper().file(), key, column, text),
          e);
    }
  }
}
