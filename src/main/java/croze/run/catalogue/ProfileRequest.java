package croze.run.catalogue;

import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.evaluate.Profile;
import croze.image.Dataset;
import croze.report.evaluation.ProfileText;
import croze.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The question what is known of one architecture.
 *
 * @param architecture in any notation
 * @param metrics names of accuracies; empty for all
 * @param json whether the answer is one JSON object
 * @param results folder of the published scores
 */
public record ProfileRequest(
    String architecture,
    List<Dataset> datasets,
    Optional<List<String>> metrics,
    boolean json,
    Path results) {

  /**
   * Shows it.
   *
   * @throws croze.InvalidInputException if there is no such architecture or metric, or a file is
   *     broken
   */
  public void run(DataFolder data, RunListener listener) {
    Profile profile = Profile.of(architecture, new Benchmarks(data), results, datasets, metrics);
    if (json) {
      listener.print(ProfileText.json(profile));
    } else {
      listener.show(ProfileText.console(profile));
    }
  }
}
