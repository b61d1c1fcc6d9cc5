package croze.run.check;

import croze.data.DataFolder;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.run.ResultFolders;
import croze.run.RunListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A check of the committed results as someone asks for it.
 *
 * @param results folder of all results
 * @param experiments folder of the experiment files and of the expectations
 * @param sample architectures whose scores are made again
 * @param full whether networks are trained again to their end, not for an epoch alone
 * @param junit a file that gets the outcome as JUnit XML too
 */
public record CheckRequest(
    Path results, Path experiments, int sample, boolean full, int workers, Optional<Path> junit) {

  /**
   * Checks and shows; writes nothing but the JUnit file.
   *
   * @throws croze.InvalidInputException if results are missing or broken, or something that is not
   *     ours would be overwritten
   */
  public CheckOutcome run(DataFolder folder, RunListener listener) {
    junit.ifPresent(file -> WritePermission.of(file, JUnitReport.KIND));
    List<String> studies = ResultCheck.studies(results);
    List<CheckOutcome.Part> parts =
        new ArrayList<>(
            new ResultCheck(results, experiments, folder, workers, listener)
                .outcome(studies, sample)
                .parts());
    parts.addAll(new TrainingCheck(TrainingCheck.EMBEDDED, full, folder).parts(listener));
    CheckOutcome outcome = new CheckOutcome(parts);
    Path own = ResultFolders.under(results).own();
    if (Files.isDirectory(own)) {
      listener.print("%s: yours, not compared.".formatted(own));
    }
    junit.ifPresent(
        file ->
            WholeFile.write(
                WritePermission.of(file, JUnitReport.KIND), JUnitReport.render(outcome)));
    listener.show(outcome.text());
    return outcome;
  }
}
