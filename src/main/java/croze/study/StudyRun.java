package croze.study;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.image.Dataset;
import croze.space.SearchSpace;
import croze.stats.resample.Bootstrap;
import croze.study.experiment.Experiment;
import croze.study.experiment.Remark;
import croze.study.experiment.RowSpec;
import croze.study.kind.Columns;
import croze.study.kind.Compared;
import croze.study.kind.PrintedFigures;
import croze.study.kind.RowScores;
import croze.study.kind.Study;
import croze.study.kind.Study.Measured;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Row;
import croze.study.result.ResultTable.Wider;
import croze.study.result.SideTable;
import croze.study.result.View;
import croze.study.score.GivenScores;
import croze.study.score.ScoreSource;
import croze.study.score.ScoreVector;
import croze.sweep.task.Selection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the table of an experiment: scores against accuracies, beside the paper's figures. */
public final class StudyRun {
  /** What a value takes whose interval is not read. */
  private static final int FEWEST_RESAMPLES = 2;

  private final Experiment experiment;
  private final PrintedFigures printed;
  private final Benchmarks benchmarks;
  private final Bootstrap bootstrap;
  private final Study study;

  /**
   * @param benchmarks what the scores are held against
   * @param bootstrap how the intervals of correlations are drawn; its seed and threads serve the
   *     random samples and pools too
   */
  public StudyRun(
      Experiment experiment, PaperFigures paper, Benchmarks benchmarks, Bootstrap bootstrap) {
    this.experiment = experiment;
    this.printed = new PrintedFigures(experiment, paper);
    this.benchmarks = benchmarks;
    this.bootstrap = bootstrap;
    this.study = Kinds.study(experiment, benchmarks, bootstrap);
  }

  /**
   * @param datasets data sets to cover
   * @throws InvalidInputException if the experiment has no columns for a data set, or a file is
   *     missing or broken
   */
  public ResultTable table(List<Dataset> datasets, ScoreSource source) {
    // All of them before the first score: a missing file is told at once, not after hours.
    List<Columns> ready =
        datasets.stream().map(d -> Columns.of(experiment, d, benchmarks)).toList();
    List<Column> columns = new ArrayList<>();
    List<List<Cell>> cells = new ArrayList<>();
    experiment.rows().forEach(row -> cells.add(new ArrayList<>()));
    for (Columns here : ready) {
      List<List<ScoreVector>> scores = scores(here, source);
      for (View view : experiment.views()) {
        List<Column> added = here.inTable(experiment, view, benchmarks);
        Compared compared = compared(here, view, scores, source);
        List<Map<String, Measured>> measured = study.measure(here, view, compared);
        List<Map<String, Measured>> wider = wider(here, view, compared);
        for (int r = 0; r < cells.size(); r++) {
          int unconnected = unconnected(compared.rows().get(r).scores());
          for (Column column : added) {
            cells.get(r).add(cell(r, column, measured.get(r), wider.get(r), here, unconnected));
          }
        }
        columns.addAll(added);
      }
    }
    return new ResultTable(
        experiment.name(),
        experiment.title(),
        benchmark(),
        experiment.unit(),
        experiment.heading(),
        experiment.referenceRow(),
        experiment.controlledFor(),
        columns,
        IntStream.range(0, cells.size()).mapToObj(this::row).toList(),
        cells,
        experiment.datasets().keySet().stream().filter(d -> !datasets.contains(d)).toList(),
        Stream.concat(
                ready.stream().flatMap(c -> c.remarks(experiment, benchmarks)),
                remarks(r -> r.rows().isEmpty() && r.columns().isEmpty()).stream())
            .distinct()
            .toList());
  }

  /**
   * The architectures that are scored unless the user says otherwise.
   *
   * @throws InvalidInputException if they are none, or a file is missing or broken
   */
  public Selection selection() {
    return selection(experiment, benchmarks, experiment.defaults().archs());
  }

  /**
   * The architectures of a study.
   *
   * @param which as {@link Selection#parse} reads it, or the name of those that have all accuracies
   *     of the data sets by default
   * @throws InvalidInputException if they are none, or a file is missing or broken
   */
  public static Selection selection(Experiment experiment, Benchmarks benchmarks, String which) {
    SearchSpace space = benchmarks.space(experiment.accuracies());
    if (!which.equals(Experiment.Defaults.COVERED)) {
      return Selection.parse(space, which);
    }
    IntPredicate covered =
        experiment.defaults().datasets().stream()
            .map(d -> Columns.of(experiment, d, benchmarks).covered(experiment, benchmarks))
            .reduce(index -> false, IntPredicate::or);
    return Selection.of(
        space,
        IntStream.range(0, space.size().orElseThrow()).filter(covered).boxed().toList(),
        which);
  }

  /**
   * Asks for the scores that the table needs of a data set, so that what is missing is known before
   * the table is begun.
   *
   * @throws InvalidInputException as {@link #table}
   */
  public void ask(Dataset dataset, ScoreSource source) {
    scores(Columns.of(experiment, dataset, benchmarks), source);
  }

  /**
   * What stands beside the table: how figures spread over the experiment's random samples or pools,
   * or the curves of its searches.
   *
   * @param datasets data sets to cover
   * @return none if the experiment draws none
   * @throws InvalidInputException as {@link #table}
   */
  public List<SideTable> sideTables(List<Dataset> datasets, ScoreSource source) {
    List<SideTable> tables = new ArrayList<>();
    for (Dataset dataset : datasets) {
      Columns columns = Columns.of(experiment, dataset, benchmarks);
      tables.addAll(
          study.beside(
              columns,
              () -> compared(columns, View.ALL, scores(columns, source), source),
              printed));
    }
    return SideTable.joined(tables);
  }

  /** For each row the scores of its runs. */
  private List<List<ScoreVector>> scores(Columns columns, ScoreSource source) {
    List<List<RowSpec>> runs = study.runs(experiment);
    Iterator<ScoreVector> scores =
        RowScores.of(
                experiment,
                runs.stream().flatMap(List::stream).toList(),
                columns.dataset(),
                new GivenScores(source, benchmarks),
                benchmarks.space(experiment.accuracies()).size().orElseThrow())
            .iterator();
    return runs.stream().map(row -> row.stream().map(run -> scores.next()).toList()).toList();
  }

  private Compared compared(
      Columns columns, View view, List<List<ScoreVector>> scores, ScoreSource source) {
    return Compared.of(
        benchmarks.space(experiment.accuracies()),
        scores,
        source.asked(),
        columns
            .members(experiment, view.subset(), benchmarks)
            .and(columns.covered(experiment, benchmarks)));
  }

  /** What the rows give that have more architectures than are compared. */
  private List<Map<String, Measured>> wider(Columns columns, View view, Compared compared) {
    if (compared.rows().stream().noneMatch(Compared.Line::isWider)) {
      return compared.rows().stream().map(row -> Map.<String, Measured>of()).toList();
    }
    List<Map<String, Measured>> all =
        Kinds.study(
                experiment,
                benchmarks,
                new Bootstrap(
                    FEWEST_RESAMPLES, bootstrap.level(), bootstrap.seed(), bootstrap.threads()))
            .measure(columns, view, compared.widened());
    return IntStream.range(0, all.size())
        .mapToObj(r -> compared.rows().get(r).isWider() ? all.get(r) : Map.<String, Measured>of())
        .toList();
  }

  private String benchmark() {
    return experiment.metrics().keySet().stream()
        .map(metric -> Benchmarks.label(experiment.benchmark(metric)))
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private Row row(int r) {
    RowSpec spec = experiment.rows().get(r);
    return new Row(
        spec.name(),
        spec.label(),
        remarks(remark -> remark.columns().isEmpty() && remark.rows().contains(spec.name())));
  }

  private Cell cell(
      int r,
      Column column,
      Map<String, Measured> measured,
      Map<String, Measured> wider,
      Columns columns,
      int unconnected) {
    RowSpec spec = experiment.rows().get(r);
    String metric = column.metric();
    List<String> notes =
        new ArrayList<>(
            remarks(
                remark ->
                    remark.columns().contains(column.dataset().id() + "/" + metric)
                        && (remark.rows().isEmpty() || remark.rows().contains(spec.name()))));
    Measured value =
        measured.getOrDefault(metric, new Measured(Double.NaN, Optional.empty(), Coverage.NONE));
    Optional.ofNullable(columns.missing().get(metric))
        .or(value::note)
        .or(() -> whyUndefined(value))
        .ifPresent(notes::add);
    return new Cell(
        printed.figure(spec, column.dataset(), column.view(), metric),
        value.value(),
        Optional.ofNullable(wider.get(metric))
            .map(w -> new Wider(w.value(), w.coverage().counted())),
        value.statistics(),
        value.coverage().withUnconnected(unconnected),
        notes);
  }

  /** Architectures without a score whose input has no path to the output. */
  private int unconnected(ScoreVector scores) {
    SearchSpace space = benchmarks.space(experiment.accuracies());
    return (int)
        IntStream.range(0, scores.indices().length)
            .filter(k -> Double.isNaN(scores.values()[k]))
            .filter(k -> space.at(scores.indices()[k]).liveOperations() == 0)
            .count();
  }

  /** Why a column that can be filled has no value in a row; empty if it has one. */
  private Optional<String> whyUndefined(Measured cell) {
    Coverage made = cell.coverage();
    if (!Double.isNaN(cell.value())) {
      return Optional.empty();
    } else if (made.total() == 0) {
      return Optional.of("Needs a run for every pair of seeds.");
    } else if (made.scored() == 0) {
      return Optional.of("None of the scored architectures belongs to this view.");
    } else if (made.counted() == 0) {
      return Optional.of("No architecture has a defined score.");
    }
    return Optional.of(
        "Undefined: all scores or all accuracies of the %,d architectures are equal."
            .formatted(made.counted()));
  }

  private List<String> remarks(java.util.function.Predicate<Remark> which) {
    return experiment.notes().stream().filter(which).map(Remark::text).toList();
  }
}
