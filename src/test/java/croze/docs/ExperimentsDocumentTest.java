package croze.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import croze.benchmark.Attack;
import croze.benchmark.Benchmarks;
import croze.benchmark.Corruption;
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

/** docs/reference/experiments.md has every key that a study uses, and every name that one can. */
class ExperimentsDocumentTest {
  private static final Set<String> OWN_SECTIONS = Set.of("metrics", "rows", "datasets");

  private final String page = read();

  private static String read() {
    try {
      return Files.readString(Path.of("docs/reference/experiments.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everyKeyOfTheStudies() throws IOException {
    Set<String> missing = new TreeSet<>();
    int studies = 0;
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        studies++;
        JsonNode study = new YAMLMapper().readTree(file.toFile());
        study.fields().forEachRemaining(key -> add(missing, "The file", key.getKey()));
        study.path("metrics").forEach(column -> addKeys(missing, "A column", column));
        study.path("rows").forEach(row -> addKeys(missing, "A row", row));
        study
            .fields()
            .forEachRemaining(
                block -> {
                  if (block.getValue().isObject() && !OWN_SECTIONS.contains(block.getKey())) {
                    block
                        .getValue()
                        .fieldNames()
                        .forEachRemaining(
                            key -> add(missing, "The other", block.getKey() + "." + key));
                  }
                });
      }
    }
    assertTrue(studies > 25, studies + " studies");
    assertEquals(Set.of(), missing);
  }

  private void addKeys(Set<String> missing, String section, JsonNode block) {
    block.fieldNames().forEachRemaining(key -> add(missing, section, key));
  }

  private void add(Set<String> missing, String section, String key) {
    String last = key.startsWith("setting.") ? key.substring("setting.".length()) : key;
    if (!section(section).contains("`" + last + "`")) {
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
