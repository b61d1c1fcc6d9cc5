package croze.run.check;

import croze.data.DataFolder;
import croze.report.ReportFolder;
import croze.report.compare.CommittedTable;
import croze.report.compare.CsvTable;
import croze.report.compare.Expectations;
import croze.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The acceptance of committed results: what is there is what a check expects from now on. */
public final class Acceptance {
  private Acceptance() {}

  /**
   * Takes tables and scores as they are committed, and the scores that need no data as they are
   * computed now.
   *
   * @return the files that were written
   * @throws croze.InvalidInputException if there is no table, or a table or file of scores is
   *     broken
   */
  public static List<Path> of(
      Path results, Path experiments, int workers, DataFolder folder, RunListener listener) {
    return of(results, experiments, SyntheticCheck.ARCHITECTURES, workers, folder, listener);
  }

  static List<Path> of(
      Path results,
      Path experiments,
      int synthetic,
      int workers,
      DataFolder folder,
      RunListener listener) {
    Map<String, CsvTable> tables = new TreeMap<>();
    for (String study : ResultCheck.studies(results)) {
      tables.putAll(CommittedTable.read(results, study).tables());
    }
    Expectations expectations = ResultCheck.expectations(experiments);
    for (String name : expectations.names()) {
      if (!tables.containsKey(name)) {
        listener.say("no longer expected: " + expectations.delete(name));
      }
    }
    CsvTable scores = SyntheticCheck.computed(experiments, synthetic, workers, folder, listener);
    return ReportFolder.write(
        expectations.folder(), Expectations.accepting(results, tables, scores));
  }
}
