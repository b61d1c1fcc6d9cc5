package croze.study.experiment;

import croze.InvalidInputException;
import croze.benchmark.Benchmark;
import croze.benchmark.Benchmarks;
import croze.benchmark.PublishedScores;
import croze.proxy.Proxies;
import croze.study.experiment.Experiment.Kind;
import croze.study.experiment.Experiment.MetricColumn;
import croze.study.experiment.Experiment.Remark;
import croze.study.experiment.Experiment.RowSpec;
import croze.study.paper.PaperFigures;
import croze.study.result.View;
import croze.study.score.GivenScores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the names in an experiment file name something. */
public final class ExperimentCheck {
  private final Path file;

  private ExperimentCheck(Path file) {
    this.file = file;
  }

  /**
   * @throws InvalidInputException naming the file, the key and the value
   */
  public static void check(Path file, Experiment experiment) {
    new ExperimentCheck(file).check(experiment);
  }

  private void check(Experiment e) {
    if (!file.getFileName().toString().equals(e.name() + ".yaml")) {
      throw wrong("name", e.name(), "the file's own name");
    }
    TableNames.check(e, this::wrong);
    if (e.kind() == Kind.PUBLISHED) {
      known("accuracies", e.accuracies(), Set.of(PublishedScores.NAME));
    } else {
      accuracies(e, "accuracies", e.accuracies());
    }
    Set<String> metrics = new HashSet<>(e.metrics().keySet());
    // A pool's cell is the mean of a column, and avg is none: that is a column with a mean.
    if (e.kind() != Kind.POOLS && e.kind() != Kind.SEARCH) {
      metrics.add(Experiment.AVERAGE);
    }
    e.datasets().forEach((d, names) -> names.forEach(n -> known("datasets." + d.id(), n, metrics)));
    e.defaults().datasets().forEach(d -> known("defaults.datasets", d, e.datasets().keySet()));
    Set<String> rows = new HashSet<>();
    for (RowSpec row : e.rows()) {
      rows.add(row.name());
      check(row);
      checkKind(e, row);
    }
    for (View view : e.views()) {
      boolean fits =
          switch (e.kind()) {
            case CORRELATION -> isPart(view);
            case POOLS, PUBLISHED -> view instanceof View.All;
            case SELECTION -> view instanceof View.Top;
            case SEEDS -> view instanceof View.Spread;
            case SEARCH -> view instanceof View.Search;
          };
      if (!fits) {
        throw wrong("views", view.id(), "a view that a study of this kind has");
      }
    }
    e.metrics().forEach((name, column) -> check(e, name, column));
    if (e.kind() == Kind.POOLS) {
      known("pools", e.pools() == null ? "nothing" : "pools", Set.of("pools"));
      known("pools.metric", e.pools().metric(), e.metrics().keySet());
    }
    if (e.kind() == Kind.SEARCH) {
      checkSearch(e, rows);
    }
    if (e.reference() != null) {
      known("reference", e.reference(), rows);
    }
    Set<String> columns =
        e.datasets().entrySet().stream()
            .flatMap(d -> d.getValue().stream().map(m -> d.getKey().id() + "/" + m))
            .collect(Collectors.toSet());
    for (Remark remark : e.notes()) {
      remark.rows().forEach(r -> known("notes.rows", r, rows));
      remark.columns().forEach(c -> known("notes.columns", c, columns));
    }
    if (e.paper() != null) {
      if (!Files.isRegularFile(file.resolveSibling(e.paper().file()))) {
        throw wrong("paper.file", e.paper().file(), "a CSV file, its path relative to this one");
      }
      PaperFigures figures = PaperFigures.read(file.resolveSibling(""), e.paper());
      e.rows().stream()
          .filter(row -> row.paper() != null)
          .forEach(row -> known("rows." + row.name() + ".paper", row.paper(), figures.rows()));
    }
  }

  private void check(Experiment e, String name, MetricColumn column) {
    Set<String> accuracies =
        e.metrics().keySet().stream()
            .filter(m -> e.metrics().get(m).mean().isEmpty())
            .filter(m -> !e.metrics().get(m).of().isEmpty())
            .collect(Collectors.toSet());
    column.mean().forEach(m -> known("metrics." + name + ".mean", m, accuracies));
    if (column.accuracies() != null) {
      accuracies(e, "metrics." + name + ".accuracies", column.accuracies());
    }
    String benchmark = e.benchmark(name);
    column.of().stream()
        .flatMap(term -> term.metrics().stream())
        .filter(m -> !Benchmarks.find(benchmark).map(b -> b.mayHave(m)).orElse(false))
        .findFirst()
        .ifPresent(
            m -> {
              throw wrong(
                  "metrics." + name + ".of", m, "an accuracy that " + benchmark + " may have");
            });
    if (e.kind() != Kind.PUBLISHED && column.of().isEmpty() == column.mean().isEmpty()) {
      throw wrong(
          "metrics." + name, "of " + column.of() + ", mean " + column.mean(), "one of them");
    }
  }

  private void accuracies(Experiment e, String key, String name) {
    Benchmark benchmark =
        Benchmarks.find(name).orElseThrow(() -> wrong(key, name, "one of " + Benchmarks.usages()));
    if (!benchmark.tellsDatasets(Benchmarks.argument(name)) && e.datasets().size() > 1) {
      throw wrong(key, name, "{dataset} in the name of the file, for there are several data sets");
    }
  }

  private void checkKind(Experiment e, RowSpec row) {
    if (e.kind() == Kind.POOLS && row.end() == null) {
      throw wrong("rows." + row.name() + ".end", "nothing", "top or bottom");
    }
    if (e.kind() == Kind.PUBLISHED) {
      known(
          "rows." + row.name() + ".published",
          row.published() == null ? "nothing" : row.published(),
          PublishedScores.PROXIES);
    }
    if ((row.strategy() != null) != (e.kind() == Kind.SEARCH)) {
      throw wrong(
          "rows." + row.name() + ".strategy",
          row.strategy() == null ? "nothing" : row.strategy().id(),
          "one in a study of searches, and in no other");
    }
    boolean seeds = row.seeds() != null;
    if (seeds != (e.kind() == Kind.SEEDS) || seeds && !row.seeds().enough()) {
      throw wrong(
          "rows." + row.name() + ".seeds",
          row.seeds(),
          "in a study of seeds, and in no other, init 2 or more and batch 0 or 2 or more");
    }
    if (seeds && !row.setting().containsKey("batch")) {
      throw wrong("rows." + row.name() + ".setting", row.setting(), "a batch");
    }
  }

  private void checkSearch(Experiment e, Set<String> rows) {
    known("search", e.search() == null ? "nothing" : "search", Set.of("search"));
    try {
      e.search().plan();
    } catch (IllegalArgumentException wrong) {
      throw wrong("search", wrong.getMessage(), "sizes of a search");
    }
    if (e.search().repetitions() < 2) {
      throw wrong("search.repetitions", e.search().repetitions(), "2 or more");
    }
    e.search().targets().keySet().forEach(m -> known("search.targets", m, e.metrics().keySet()));
    e.search()
        .pictures()
        .forEach((name, shown) -> shown.forEach(r -> known("search.pictures." + name, r, rows)));
    for (View view : e.views()) {
      if (view instanceof View.After after && after.models() > e.search().models()) {
        throw wrong("views", view.id(), "at most search.models, " + e.search().models());
      }
    }
  }

  private static boolean isPart(View view) {
    return view instanceof View.All
        || view instanceof View.Unique
        || view instanceof View.Half
        || view instanceof View.BestTenth
        || view instanceof View.Published;
  }

  private void check(RowSpec row) {
    String key = "rows." + row.name() + ".scores";
    int scores = row.scores().size();
    if (row.strategy() != null && !row.strategy().isGuided()) {
      if (scores > 0) {
        throw wrong(key, row.scores(), "none: no score guides " + row.strategy().id());
      }
      return;
    }
    boolean fits = row.aggregation() == null ? scores == 1 : row.aggregation().takes(scores);
    if (scores == 0 || !fits) {
      throw wrong(key, row.scores(), "one proxy, or several and an aggregation");
    }
    for (String proxy : row.scores()) {
      try {
        if (GivenScores.names(proxy)) {
          GivenScores.check(proxy);
        } else {
          Proxies.named(proxy);
        }
      } catch (InvalidInputException e) {
        throw new InvalidInputException(
            "%s%s, key %s: %s".formatted(file, YamlLines.read(file).of(key), key, e.getMessage()),
            e);
      }
    }
  }

  private void known(String key, Object value, Collection<?> known) {
    if (!known.contains(value)) {
      throw wrong(
          key,
          value,
          "one of "
              + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
    }
  }

  private InvalidInputException wrong(String key, Object found, String expected) {
    return new InvalidInputException(
        "%s%s, key %s: found '%s', expected %s"
            .formatted(file, YamlLines.read(file).of(key), key, found, expected));
  }
}
