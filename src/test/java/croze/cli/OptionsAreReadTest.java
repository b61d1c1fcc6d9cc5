package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An option that a command accepts is read by it: none is there that does nothing. */
class OptionsAreReadTest {
  private static final Path FOLDER = Path.of("src/main/java/croze/cli");

  /** A parameter of a command's method, or a field: annotation, type, name. */
  private static final String ANNOTATED =
      "@(?:Option|Parameters|Mixin|ArgGroup)\\b(?:\\((?:[^()\"]|\"[^\"]*\")*\\))?\\s+"
          + "(private )?(?:final )?([\\w.]+)(?:<[^>]*>)?\\s+(\\w+)\\s*";

  private static final Pattern PARAMETER = Pattern.compile(ANNOTATED + "(?=[,)])");
  private static final Pattern FIELD = Pattern.compile(ANNOTATED + "(?=;|=)");

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        sources.put(
            file.getFileName().toString().replace(".java", ""),
            Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", ""));
      }
    }
    return sources;
  }

  private static boolean isRead(String name, String source) {
    return count(name, source) > 1;
  }

  private static long count(String text, String source) {
    String code = source.replaceAll("\"[^\"]*\"", "");
    return Pattern.compile("\\b" + text + "\\b").matcher(code).results().count();
  }

  /** Whether it is a set of options that are methods: nobody has to read it. */
  private static boolean actsWhenSet(Map<String, String> sources, String type) {
    return sources.containsKey(type) && !FIELD.matcher(sources.get(type)).find();
  }

  /** What a command accepts and does not read: options of its own, or fields of a set of them. */
  private static List<String> unread(Map<String, String> sources) {
    List<String> unread = new ArrayList<>();
    sources.forEach(
        (name, source) -> {
          Stream<MatchResult> found =
              Stream.of(PARAMETER, FIELD).flatMap(p -> p.matcher(source).results());
          for (MatchResult each : found.toList()) {
            String parameter = each.group(3);
            String set = sources.getOrDefault(each.group(2), "");
            List<MatchResult> fields = FIELD.matcher(set).results().toList();
            boolean isOpen = each.group(1) == null && !name.endsWith("Command");
            if (!isOpen && !actsWhenSet(sources, each.group(2)) && !isRead(parameter, source)) {
              unread.add(name + "." + parameter);
            }
            for (MatchResult field : fields) {
              boolean byItself =
                  isRead(field.group(3), set) || actsWhenSet(sources, field.group(2));
              if (!byItself && count(parameter + "\\." + field.group(3), source) == 0) {
                unread.add(name + "." + parameter + "." + field.group(3));
              }
            }
          }
        });
    return unread;
  }

  @Test
  void everyCommandReadsItsOptions() throws IOException {
    Map<String, String> sources = sources();
    assertTrue(PARAMETER.matcher(sources.get("TrainCommand")).results().count() > 15);
    assertEquals(List.of(), unread(sources));
  }

  @Test
  void anOptionThatIsNotReadIsFound() {
    assertEquals(
        List.of("ACommand.b", "ACommand.set.two"),
        unread(
            Map.of(
                "ACommand",
                "run(@Option(names = \"--a\") int a, @Option(names = \"--b\") int b, @Mixin Set set) {"
                    + " f(a, set.one); }",
                "Set",
                "@Option(names = \"--one\") int one; @Option(names = \"--two\") int two;")));
  }
}
