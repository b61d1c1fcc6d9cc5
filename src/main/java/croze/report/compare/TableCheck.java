package croze.report.compare;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.MissingFileException;
import croze.report.ReportFolder;
import croze.report.frame.SideFrame;
import croze.report.frame.TableFrames;
import croze.stats.resample.Bootstrap;
import croze.study.ExperimentReader;
import croze.study.StudyRun;
import croze.study.experiment.Experiment;
import croze.study.experiment.RowSpec;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.SideTable;
import croze.study.score.ScoreSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds the committed tables, and the same tables made again in memory from the committed scores,
 * against what is expected of them.
 */
public final class TableCheck {
  // The least that gives an interval: intervals are not compared.
  private static final int RESAMPLES = 2;

  private final Path experiments;
  private final Path results;
  private final Expectations expectations;
  private final Benchmarks benchmarks;
  private final int workers;
  private final Function<CommittedTable, ScoreSource> scores;

  /**
   * @param experiments folder of the experiment files
   * @param results folder of all results
   * @param benchmarks what the scores are held against
   * @param scores the committed scores that a table was made from
   */
  public TableCheck(
      Path experiments,
      Path results,
      Expectations expectations,
      Benchmarks benchmarks,
      int workers,
      Function<CommittedTable, ScoreSource> scores) {
    this.experiments = experiments;
    this.results = results;
    this.expectations = expectations;
    this.benchmarks = benchmarks;
    this.workers = workers;
    this.scores = scores;
  }

  /** Tables that are expected but not there. */
  public List<Difference> missing() {
    Set<String> there =
        CommittedTable.names(results).stream()
            .flatMap(study -> CommittedTable.read(results, study).tables().keySet().stream())
            .collect(Collectors.toSet());
    return expectations.names().stream()
        .filter(name -> !there.contains(name))
        .map(name -> new Difference(name, "", "whole table", "a table", Difference.NOTHING))
        .toList();
  }

  /**
   * @param differences what is not as expected
   * @param notMadeAgain why the table could be held as committed against what is expected, but not
   *     made again; empty if it could
   */
  public record Outcome(List<Difference> differences, Optional<String> notMadeAgain) {}

  /**
   * @throws InvalidInputException if committed scores that the table is made from are missing, or a
   *     file is broken
   */
  public Outcome check(String study) {
    CommittedTable committed = CommittedTable.read(results, study);
    Map<String, CsvTable> recomputed = Map.of();
    Optional<String> notMadeAgain = Optional.empty();
    try {
      recomputed = recomputed(committed);
    } catch (MissingFileException e) {
      notMadeAgain = Optional.of(e.getMessage());
    }
    return new Outcome(differences(committed, recomputed), notMadeAgain);
  }

  private List<Difference> differences(CommittedTable committed, Map<String, CsvTable> recomputed) {
    List<Difference> differences = new ArrayList<>();
    committed
        .tables()
        .forEach(
            (name, table) ->
                expectations
                    .table(name)
                    .ifPresentOrElse(
                        expected -> {
                          differences.addAll(against(name + " committed", expected, table));
                          if (recomputed.containsKey(name)) {
                            differences.addAll(
                                against(name + " recomputed", expected, recomputed.get(name)));
                          }
                        },
                        () ->
                            differences.add(
                                new Difference(
                                    name, "", "whole table", Difference.NOTHING, "a table"))));
    return differences;
  }

  private static List<Difference> against(String what, CsvTable expected, CsvTable found) {
    return TableComparison.of(what, Expectations.figures(expected), Expectations.figures(found));
  }

  private Map<String, CsvTable> recomputed(CommittedTable committed) {
    Experiment experiment = experiment(committed);
    StudyRun run =
        new StudyRun(
            experiment,
            PaperFigures.none(),
            benchmarks,
            new Bootstrap(RESAMPLES, Bootstrap.DEFAULT.level(), committed.seed(), workers));
    ScoreSource source = scores.apply(committed);
    ResultTable table = run.table(committed.datasets(), source);
    Map<String, CsvTable> tables = new TreeMap<>();
    tables.put(
        table.name(), CsvTable.parse(table.name(), ReportFolder.csv(TableFrames.longFrame(table))));
    for (SideTable side : run.sideTables(committed.datasets(), source)) {
      tables.put(side.name(), CsvTable.parse(side.name(), ReportFolder.csv(SideFrame.of(side))));
    }
    return tables;
  }

  /** The experiment with the rows that the committed table has. */
  private Experiment experiment(CommittedTable committed) {
    Experiment experiment = ExperimentReader.read(experiments, committed.study());
    Set<String> rows = committed.rows();
    if (experiment.rows().stream().allMatch(row -> rows.contains(row.name()))) {
      return experiment;
    }
    return experiment.withProxies(
        experiment.rows().stream()
            .filter(row -> rows.contains(row.name()))
            .map(RowSpec::scores)
            .flatMap(List::stream)
            .collect(Collectors.toSet()));
  }
}
