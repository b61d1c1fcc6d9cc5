package croze.run.check;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.report.compare.CommittedTable;
import croze.report.compare.Difference;
import croze.report.compare.Expectations;
import croze.report.compare.TableCheck;
import croze.run.RunListener;
import croze.study.ExperimentReader;
import croze.study.StudyRun;
import croze.study.experiment.Experiment;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Committed results against what is expected of them, and against themselves made again. */
final class ResultCheck {
  private final Path results;
  private final Path experiments;
  private final int synthetic;
  private final DataFolder folder;
  private final int workers;
  private final RunListener listener;

  /**
   * @param results folder of all results
   * @param experiments folder of the experiment files
   */
  public ResultCheck(
      Path results, Path experiments, DataFolder folder, int workers, RunListener listener) {
    this(results, experiments, SyntheticCheck.ARCHITECTURES, folder, workers, listener);
  }

  /**
   * @param synthetic how many architectures are scored from synthetic images
   */
  ResultCheck(
      Path results,
      Path experiments,
      int synthetic,
      DataFolder folder,
      int workers,
      RunListener listener) {
    this.synthetic = synthetic;
    this.results = results;
    this.experiments = experiments;
    this.folder = folder;
    this.workers = workers;
    this.listener = listener;
  }

  /**
   * Names of the studies that have a table.
   *
   * @throws InvalidInputException if there is none
   */
  static List<String> studies(Path results) {
    List<String> studies = CommittedTable.names(results);
    if (studies.isEmpty()) {
      throw new InvalidInputException(
          "%s has no table; make table2 makes the first".formatted(results.toAbsolutePath()));
    }
    return studies;
  }

  public static Expectations expectations(Path experiments) {
    return new Expectations(experiments.resolve("expected"));
  }

  /**
   * What differs: of the files of scores, of every table as committed and as made again, and of
   * some scores made again. What needs data that is not here is named instead.
   *
   * @param studies names of the studies that have a table
   * @param sample how many architectures are scored, if so many have all scores
   * @throws croze.InvalidInputException if fewer than one are asked for, or if scores or tables are
   *     missing or broken, or data are broken
   */
  public CheckOutcome outcome(List<String> studies, int sample) {
    // First, so that a wrong sample is refused before minutes are spent on tables.
    SampleCheck sampled = new SampleCheck(results, experiments, sample, workers, folder);
    Expectations expectations = expectations(experiments);
    List<CheckOutcome.Part> parts = new ArrayList<>();
    parts.add(part("files of scores", expectations.scoreFiles(results)));
    Map<Path, Scores> exports = new HashMap<>();
    Benchmarks benchmarks = new Benchmarks(folder);
    TableCheck tables =
        new TableCheck(
            experiments,
            results,
            expectations,
            benchmarks,
            workers,
            table ->
                new CommittedScores(table, selection(table, benchmarks), results, folder, exports));
    parts.add(part("tables that are expected", tables.missing()));
    for (String study : studies) {
      listener.say(study + " is checked");
      TableCheck.Outcome checked = tables.check(study);
      parts.add(new CheckOutcome.Part(study, checked.differences(), checked.notMadeAgain()));
    }
    parts.add(
        SyntheticCheck.outcome(experiments, expectations, synthetic, workers, folder, listener));
    parts.add(sampled.outcome(listener));
    return new CheckOutcome(parts);
  }

  private Selection selection(CommittedTable table, Benchmarks benchmarks) {
    Experiment experiment = ExperimentReader.read(experiments, table.study());
    return StudyRun.selection(experiment, benchmarks, table.architectures());
  }

  private static CheckOutcome.Part part(String name, List<Difference> differences) {
    return new CheckOutcome.Part(name, differences, Optional.empty());
  }
}
