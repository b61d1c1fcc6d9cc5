package croze.run.study;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import croze.InvalidInputException;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a published table covers, so that none that covers less takes its place.
 *
 * @param manifest of the published table
 * @param scored architectures by data set and row; none if there is no such table
 */
public record PublishedCoverage(Path manifest, Map<String, Map<String, Integer>> scored) {

  public static PublishedCoverage read(Path results, String study) {
    Path manifest = results.resolve(study).resolve("manifest.json");
    if (!Files.exists(manifest)) {
      return new PublishedCoverage(manifest, Map.of());
    }
    Wanted wanted =
        new Wanted("the manifest of a table", "restore it before %s is published".formatted(study));
    JsonNode json = BoundedFile.json(manifest, wanted);
    try {
      JsonNode coverage = json.required("coverage");
      return new PublishedCoverage(
          manifest, new JsonMapper().convertValue(coverage, new TypeReference<>() {}));
    } catch (IllegalArgumentException e) {
      throw wanted.refusal(manifest, e.getMessage(), e);
    }
  }

  /**
   * @param now architectures by data set and row of the table that is to take its place
   * @throws InvalidInputException if that covers less
   */
  public void requireNoLess(Map<String, Map<String, Integer>> now) {
    scored.forEach(
        (dataset, rows) ->
            rows.forEach(
                (row, architectures) -> {
                  int found = now.getOrDefault(dataset, Map.of()).getOrDefault(row, 0);
                  if (found < architectures) {
                    throw new InvalidInputException(
                        "%s covers %d architectures of %s, row %s, and the new table %d; it is left as it is: publish at least as much, or remove the folder first"
                            .formatted(manifest, architectures, dataset, row, found));
                  }
                }));
  }
}
