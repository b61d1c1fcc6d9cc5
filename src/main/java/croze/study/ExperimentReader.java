package croze.study;

import croze.InvalidInputException;
import croze.study.experiment.CommonParts;
import croze.study.experiment.Experiment;
import croze.study.experiment.ExperimentCheck;
import croze.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and checks experiment files. */
public final class ExperimentReader {
  private static final String ENDING = ".yaml";

  /** What studies were called in release 0.1: read until 0.3. */
  private static final Map<String, String> FORMER = Map.of("mended", "corrected");

  private static final Logger LOG = LoggerFactory.getLogger(ExperimentReader.class);

  private ExperimentReader() {}

  /**
   * @param folder folder of the experiment files
   * @param name name of the study, or an experiment file anywhere, {@code FILE.yaml}
   * @throws InvalidInputException if there is no such file, or it is wrong: the message has the
   *     file, the line and the key
   */
  public static Experiment read(Path folder, String name) {
    Path file = name.endsWith(ENDING) ? Path.of(name) : folder.resolve(name + ENDING);
    if (!Files.isRegularFile(file)) {
      if (FORMER.containsKey(name)) {
        LOG.warn("the study {} is now called {}", name, FORMER.get(name));
        return read(folder, FORMER.get(name));
      }
      throw new InvalidInputException(
          "no study '%s': %s is not there, expected one of %s"
              .formatted(name, file, String.join(", ", names(folder))));
    }
    CommonParts common =
        CommonParts.read(
            Files.isRegularFile(file.resolveSibling(CommonParts.FILE))
                ? file.resolveSibling("")
                : folder);
    Experiment experiment = StrictYaml.read(file, Experiment.class, Kinds.types(), common);
    ExperimentCheck.check(file, experiment);
    return experiment;
  }

  /**
   * Names of the studies that have a file, in order.
   *
   * @throws InvalidInputException if there is no such folder
   */
  public static List<String> names(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(ENDING) && !f.equals(CommonParts.FILE))
          .map(f -> f.substring(0, f.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(
          "the folder of experiments %s cannot be read; run in the project's root"
              .formatted(folder.toAbsolutePath()),
          e);
    }
  }
}
