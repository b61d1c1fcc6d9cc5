package croze.cli;

import croze.run.ResultFolders;
import croze.run.study.StudyRequest;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user may change in a study. */
final class StudyOptions {
  @Option(names = "--archs", paramLabel = "WHICH", descriptionKey = "studies.archs")
  private String architectures;

  @Option(names = "--datasets", paramLabel = "NAMES", descriptionKey = "studies.datasets")
  private String datasets;

  @Option(names = "--proxies", paramLabel = "NAMES", descriptionKey = "studies.proxies")
  private String proxies;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "1000",
      descriptionKey = "studies.resamples")
  private int resamples;

  @Option(names = "--results", paramLabel = "FOLDER", descriptionKey = "studies.results")
  private Path results;

  @Option(names = "--publish", descriptionKey = "studies.publish")
  boolean publish;

  @Mixin private NotationOption notation;
  @Mixin private RunOptions run;
  @Mixin private WorkersOption workers;

  /**
   * The study with what is asked for.
   *
   * @throws croze.InvalidInputException if there is no such study, or it has no such data sets or
   *     rows
   */
  StudyRequest request(String study) {
    StudyRequest request =
        StudyRequest.of(study)
            .withSetting(run.setting())
            .withResamples(resamples)
            .withWorkers(workers.workers())
            .withResults(results(), publish);
    if (proxies != null) {
      request = request.withProxies(proxies);
    }
    if (architectures != null) {
      request = request.withArchitectures(notation.applyTo(architectures));
    }
    return datasets == null ? request : request.withDatasets(datasets);
  }

  ResultFolders results() {
    return ResultFolders.of(results, publish);
  }
}
