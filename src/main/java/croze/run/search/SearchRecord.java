package croze.run.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import croze.Build;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.net.Counts;
import croze.search.GenotypeWalk.Found;
import croze.search.WalkRun;
import croze.space.darts.Genotype;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record of a search: what was asked for, what was found, what made it.
 *
 * @param fields as {@code search.json} has them
 */
public record SearchRecord(Map<String, Object> fields) {
  private static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "the result of croze search",
          head -> head.startsWith("{") && head.contains("\"search\""));

  /**
   * @param seconds that this run took
   * @param scored networks that this run scored
   */
  static SearchRecord of(
      SearchRequest request, WalkRun run, Found found, double seconds, int scored) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("search", request.variantName());
    record.put("proxy", run.proxy().name());
    record.put("networks", run.plan().evaluations());
    record.put("plan", run.plan());
    record.put("setting", request.setting().fields());
    record.put("inputs", run.source().inputs());
    record.put("best", found.evaluation() + 1);
    record.put("scored", network(run, found.scored(), found.score()));
    record.put(
        "returned",
        network(
            run,
            found.returned(),
            found.returned().equals(found.scored()) ? found.score() : run.score(found.returned())));
    record.put("seconds", Math.round(seconds * 10) / 10.0);
    record.put("scored_in_these_seconds", scored);
    record.put("croze", Build.current().version());
    record.put("commit", Build.current().commit());
    return new SearchRecord(record);
  }

  private static Map<String, Object> network(WalkRun run, Genotype genotype, double score) {
    Counts counts = run.counts(genotype);
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("score", Double.isFinite(score) ? score : Double.toString(score));
    network.put("params", counts.params());
    network.put("live_params", counts.liveParams());
    network.put("genotype", genotype.id());
    return network;
  }

  /**
   * @throws croze.InvalidInputException if something else is where the record is to be
   */
  static Path requirePermission(Path folder) {
    return WritePermission.of(folder.resolve("search.json"), KIND);
  }

  Path write(Path folder) {
    try {
      return WholeFile.write(
          requirePermission(folder),
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(fields)
              + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The networks as scored and as returned. */
  public String text() {
    StringBuilder text =
        new StringBuilder(
            "%,d networks scored by %s, %s search; best: number %,d%n"
                .formatted(
                    fields.get("networks"),
                    fields.get("proxy"),
                    fields.get("search"),
                    fields.get("best")));
    for (String which : List.of("scored", "returned")) {
      Map<?, ?> network = (Map<?, ?>) fields.get(which);
      text.append(
          "%nas %s: score %s, %,d parameters, %,d of them live (C = 36, 20 cells)%n%s%n"
              .formatted(
                  which,
                  network.get("score"),
                  network.get("params"),
                  network.get("live_params"),
                  network.get("genotype")));
    }
    return text.append("%n".formatted()).toString();
  }
}
