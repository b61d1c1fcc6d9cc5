package croze.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.benchmark.Benchmarks;
import croze.benchmark.metric.Attack;
import croze.benchmark.metric.Corruption;
import croze.search.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/reference/experiments.md has every key that a study may have, and every name that one can.
 */
class ExperimentsDocumentTest {
  private final String page = read();

  private static String read() {
    try {
      return Files.readString(Path.of("docs/reference/experiments.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everyKeyOfTheSchema() throws IOException {
    JsonNode kinds =
        new ObjectMapper()
            .readTree(Path.of("experiments/schema/experiment.schema.json").toFile())
            .path("definitions");
    Set<String> missing = new TreeSet<>();
    for (JsonNode kind : kinds) {
      kind.path("properties")
          .fields()
          .forEachRemaining(
              key -> {
                add(missing, "The file", key.getKey());
                block(missing, key.getKey(), key.getValue());
              });
    }
    assertTrue(kinds.size() > 5, kinds.size() + " kinds");
    assertEquals(Set.of(), missing);
  }

  /** The keys of an object, of the items of a list, or of what has names of its own. */
  private void block(Set<String> missing, String key, JsonNode schema) {
    JsonNode keys = schema.path("properties");
    JsonNode items = schema.path("items").path("properties");
    JsonNode named = schema.path("additionalProperties").path("properties");
    keys.fieldNames().forEachRemaining(k -> add(missing, "The other", key + "." + k));
    items
        .fieldNames()
        .forEachRemaining(
            k -> {
              if (key.equals("rows")) {
                add(missing, "A row", k);
              } else {
                add(missing, "The other", key + "." + k);
              }
            });
    named.fieldNames().forEachRemaining(k -> add(missing, "A column", k));
  }

  private void add(Set<String> missing, String section, String key) {
    if (!section(section).contains("`" + key + "`")) {
      missing.add(section + ": " + key);
    }
  }

  private String section(String title) {
    int start = page.indexOf("\n## " + title);
    assertTrue(start >= 0, title);
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start, end < 0 ? page.length() : end);
  }

  @Test
  void everyNameOfAnAccuracyAndOfASearch() {
    Predicate<String> absent = name -> !page.contains("`" + name);
    Stream<String> names =
        Stream.of(
                Benchmarks.NAMES.stream(),
                Arrays.stream(Attack.values()).map(Attack::id),
                Arrays.stream(Corruption.values()).map(Corruption::id),
                Arrays.stream(Strategy.values()).map(Strategy::id))
            .flatMap(group -> group);
    assertEquals(List.of(), names.filter(absent).toList());
  }
}
