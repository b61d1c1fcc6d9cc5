package croze.cli;

import croze.image.Dataset;
import java.util.List;
import picocli.CommandLine.Option;

/** Which data sets a command shows. */
final class DatasetsOption {
  @Option(names = "--datasets", paramLabel = "DATASET", split = ",")
  private List<String> datasets;

  /**
   * Each once, in the order given; all without the option.
   *
   * @throws croze.InvalidInputException if there is no such data set
   */
  List<Dataset> datasets() {
    return datasets == null ? List.of(Dataset.values()) : Dataset.ofIds(datasets);
  }
}
