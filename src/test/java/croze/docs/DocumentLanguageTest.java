package croze.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Short sentences in the field's words, and links that lead somewhere. */
class DocumentLanguageTest {
  private static final double MEAN_WORDS = 18;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");

  @TestFactory
  Stream<DynamicTest> sentencesAreShort() throws IOException {
    return Documents.all().stream()
        .map(
            document ->
                DynamicTest.dynamicTest(
                    document.toString(),
                    () -> {
                      List<String> sentences = sentences(Files.readString(document));
                      double words =
                          sentences.stream()
                              .mapToInt(s -> s.split("\\s+").length)
                              .average()
                              .orElse(0);
                      assertTrue(
                          words <= MEAN_WORDS,
                          "a mean of %.1f words a sentence, at most %.0f"
                              .formatted(words, MEAN_WORDS));
                    }));
  }

  /** Of prose alone: no code, table, heading, marker or picture. */
  private static List<String> sentences(String markdown) {
    String prose =
        markdown
            .replaceAll("(?s)```.*?```", "\n\n")
            .replaceAll("(?m)^(\\||#|!\\[|>).*$", "\n\n")
            .replaceAll("<!--.*?-->", "")
            .replaceAll("(?m)^\\s*([*-]|\\d+\\.) ", "\n\n")
            .replaceAll("`[^`]*`", "code");
    List<String> sentences = new ArrayList<>();
    for (String paragraph : prose.split("\n\\s*\n")) {
      for (String sentence : paragraph.strip().split("(?<=[a-z0-9)*\"][.!?:])\\s+")) {
        if (!sentence.isBlank()) {
          sentences.add(sentence.strip());
        }
      }
    }
    return sentences;
  }

  @Test
  void noWordOfOurOwn() throws IOException {
    List<Pattern> banned =
        Files.readAllLines(Path.of("src/test/resources/banned-words.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> Pattern.compile("\\b(" + line + ")\\b", Pattern.CASE_INSENSITIVE))
            .toList();
    List<Path> files = new ArrayList<>(Documents.all());
    for (String folder : List.of("experiments", "src/main", "bin", "examples")) {
      try (Stream<Path> below = Files.walk(Path.of(folder))) {
        below
            .filter(f -> f.toString().matches(".*\\.(java|yaml|md|html|js|py|R)"))
            .filter(f -> !f.toString().contains("/target/"))
            .forEach(files::add);
      }
    }
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        // Names of an earlier release, which are read with a hint.
        if (lines.get(i).contains("earlier release")) {
          continue;
        }
        for (Pattern word : banned) {
          Matcher matcher = word.matcher(lines.get(i));
          if (matcher.find()) {
            found.add("%s:%d: %s".formatted(file, i + 1, matcher.group()));
          }
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void linksLeadToFiles() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : Documents.all()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        String target = link.group(1);
        Path from = document.toAbsolutePath().getParent();
        if (!target.matches("[a-z]+:.*") && !Files.exists(from.resolve(target))) {
          broken.add(document + ": " + target);
        }
      }
    }
    assertEquals(List.of(), broken);
  }
}
