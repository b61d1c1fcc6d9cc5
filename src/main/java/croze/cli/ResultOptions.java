package croze.cli;

import croze.InvalidInputException;
import croze.report.compare.CommittedTable;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where committed results and what is expected of them lie. */
final class ResultOptions {
  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "results",
      description = "Folder of all results, by default results.")
  private Path results;

  @Option(
      names = "--experiments",
      paramLabel = "FOLDER",
      defaultValue = "experiments",
      description =
          "Folder of the experiment files and, in expected, of the expectations; by default"
              + " experiments.")
  private Path experiments;

  Path results() {
    return results;
  }

  Path experiments() {
    return experiments;
  }

  /**
   * Names of the studies that have a table.
   *
   * @throws InvalidInputException if there is none
   */
  List<String> studies() {
    List<String> studies = CommittedTable.names(results);
    if (studies.isEmpty()) {
      throw new InvalidInputException(
          "%s has no table; make table2 makes the first".formatted(results.toAbsolutePath()));
    }
    return studies;
  }
}
