package croze.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.InvalidInputException;
import croze.yaml.StrictYaml;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of {@code experiments/figures}: a figure of the paper about trained networks.
 *
 * @param name of the figure and of its folder of results
 * @param title what is shown
 * @param protocol how its networks are trained unless the user says otherwise
 */
public record FigurePlan(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String protocol) {

  /**
   * @throws InvalidInputException if there is no such figure, or its file is wrong
   */
  public static FigurePlan read(Path experiments, String number) {
    Path file = experiments.resolve("figures").resolve("figure" + number + ".yaml");
    if (!number.matches("[0-9]+") || !Files.isRegularFile(file)) {
      throw new InvalidInputException(
          "figure %s: expected 4, 5, 6 or 7, those about trained networks".formatted(number));
    }
    return StrictYaml.read(file, FigurePlan.class);
  }
}
