package croze.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * What made a table.
 *
 * @param study name of the study
 * @param architectures the selection, as the user wrote it
 * @param coverage for each data set and row how many architectures are scored
 * @param settings for each file of scores the setting that made it
 * @param inputs SHA-256 of each file that was read, by name
 * @param statistics how intervals were drawn
 * @param software versions by name, and the commit
 * @param seconds how long it took, scores included
 * @param finished when, UTC
 */
public record TableManifest(
    String study,
    String architectures,
    Map<String, Map<String, Integer>> coverage,
    Map<String, Map<String, Object>> settings,
    Map<String, String> inputs,
    Map<String, Object> statistics,
    Map<String, String> software,
    double seconds,
    String finished) {

  String json() {
    try {
      return JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(this)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
