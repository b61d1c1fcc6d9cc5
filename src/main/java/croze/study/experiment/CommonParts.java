package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.InvalidInputException;
import croze.yaml.StrictYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Parts of several studies that stand in one file, {@code experiments/common.yaml}. Immutable. */
public record CommonParts(
    @JsonPropertyDescription("Accuracies by the name of their group, to stand in 'of' of a metric.")
        Map<String, List<String>> groups,
    @JsonPropertyDescription("Remarks by name, to stand in 'shared' of a note.")
        Map<String, String> notes) {

  /** Name of the file beside the experiments. */
  public static final String FILE = "common.yaml";

  public CommonParts {
    groups = Objects.requireNonNullElse(groups, Map.of());
    notes = Objects.requireNonNullElse(notes, Map.of());
  }

  /**
   * Reads the file of a folder; there are no parts if it has none.
   *
   * @throws InvalidInputException if the file is wrong
   */
  public static CommonParts read(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.isRegularFile(file)
        ? StrictYaml.read(file, CommonParts.class)
        : new CommonParts(null, null);
  }

  String note(String name) {
    if (!notes.containsKey(name)) {
      throw new InvalidInputException(
          "no note '%s' in %s, expected one of %s"
              .formatted(name, FILE, notes.keySet().stream().sorted().toList()));
    }
    return notes.get(name);
  }
}
