package croze.cli;

import croze.data.DataFolder;
import croze.report.compare.Difference;
import croze.report.compare.Expectations;
import croze.report.compare.TableCheck;
import croze.study.Benchmarks;
import croze.sweep.Scores;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Committed results against what is expected of them, and against themselves made again. */
final class ResultCheck {
  private final Path results;
  private final Path experiments;
  private final DataFolder folder;
  private final int workers;
  private final PrintWriter err;

  /**
   * @param results folder of all results
   * @param experiments folder of the experiment files
   */
  ResultCheck(Path results, Path experiments, DataFolder folder, int workers, PrintWriter err) {
    this.results = results;
    this.experiments = experiments;
    this.folder = folder;
    this.workers = workers;
    this.err = err;
  }

  static Expectations expectations(Path experiments) {
    return new Expectations(experiments.resolve("expected"));
  }

  /**
   * What differs: of the files of scores, of every table as committed and as made again, and of
   * some scores made again.
   *
   * @param studies names of the studies that have a table
   * @param sample how many architectures are scored, if so many have all scores
   * @throws croze.InvalidInputException if fewer than one are asked for, or if data, scores or
   *     tables are missing or broken
   */
  CheckOutcome outcome(List<String> studies, int sample) {
    // First, so that a wrong sample is refused before minutes are spent on tables.
    SampleCheck sampled = new SampleCheck(results, experiments, sample, workers, folder);
    Expectations expectations = expectations(experiments);
    List<Difference> differences = new ArrayList<>(expectations.scoreFiles(results));
    Map<Path, Scores> exports = new HashMap<>();
    TableCheck tables =
        new TableCheck(
            experiments,
            results,
            expectations,
            new Benchmarks(folder),
            workers,
            table -> new CommittedScores(table, results, folder, exports));
    differences.addAll(tables.missing());
    for (String study : studies) {
      err.println("croze: " + study + " is made again");
      err.flush();
      differences.addAll(tables.check(study));
    }
    CheckOutcome scores = sampled.outcome(err);
    differences.addAll(scores.differences());
    return new CheckOutcome(differences, scores.architectures());
  }
}
