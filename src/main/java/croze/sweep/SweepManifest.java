package croze.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import croze.data.WholeFile;
import croze.space.CellSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What made an export: inputs, setting, builds, coverage, time. */
final class SweepManifest {
  private SweepManifest() {}

  static void write(
      Path path, Path csv, Setting setting, Scores scores, ScoreLog log, List<String> remarks) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("export", csv.getFileName().toString());
    manifest.put("setting", setting.fields());
    manifest.put("inputs", log.inputs());
    if (!remarks.isEmpty()) {
      manifest.put("remarks", remarks);
    }
    manifest.put("architectures", scores.architectures().size());
    manifest.put("of", CellSpace.cells().size());
    Map<String, Integer> coverage = new LinkedHashMap<>();
    scores.proxies(List.of()).forEach(proxy -> coverage.put(proxy, scores.coverage(proxy)));
    manifest.put("coverage", coverage);
    manifest.put("computingSeconds", log.milliseconds() / 1000.0);
    manifest.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    manifest.put("runs", log.runs().stream().map(RunRecord::fields).toList());
    try {
      WholeFile.write(
          path,
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(manifest)
              + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
