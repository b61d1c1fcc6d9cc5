package croze.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Each command that a document names is one that the program, or make, takes. */
class DocumentCommandsTest {
  private static final Pattern INLINE = Pattern.compile("`((?:bin/)?croze|make) ([^`]+)`");
  private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|&&|[|;]|[^\\s|;]+");

  /** What stands for something: {@code croze study NAME}, {@code --proxies …}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("…|<|\\b[A-Z]{2,}\\b(?!=)|\\.\\.\\.");

  private final List<String> targets = targets();
  private final List<String> refused = new ArrayList<>();
  private int checked;

  @Test
  void commandsAreThoseOfTheProgram() throws IOException {
    for (Path document : Documents.all()) {
      List<String> lines = Files.readAllLines(document);
      for (Fence fence : Fence.of(lines)) {
        if (fence.language().isEmpty() || fence.language().equals("sh")) {
          fence.commands().forEach(line -> check(line, true, document + ":" + fence.line()));
        }
      }
      for (int i = 0; i < lines.size(); i++) {
        String where = document + ":" + (i + 1);
        INLINE
            .matcher(lines.get(i))
            .results()
            .forEach(code -> check(code.group(1) + " " + code.group(2), false, where));
      }
    }
    assertEquals(List.of(), refused);
    assertTrue(checked > 80, "only " + checked + " commands");
  }

  /**
   * @param whole whether it stands alone, so that nothing that it needs is left out
   */
  private void check(String line, boolean whole, String where) {
    List<String> words =
        WORD.matcher(line)
            .results()
            .map(MatchResult::group)
            .takeWhile(word -> !word.equals("#"))
            .dropWhile(word -> word.matches("[A-Z_]+=.*"))
            .toList();
    for (int from = 0; from < words.size(); ) {
      List<String> command =
          words.stream().skip(from).takeWhile(word -> !word.matches("&&|[|;]")).toList();
      from += command.size() + 1;
      if (!command.isEmpty() && command.stream().noneMatch(w -> PLACEHOLDER.matcher(w).find())) {
        String why =
            command.get(0).equals("make")
                ? make(command)
                : command.get(0).matches("(bin/)?croze") ? croze(command, whole) : "";
        if (!why.isEmpty()) {
          refused.add("%s: %s: %s".formatted(where, line, why));
        }
      }
    }
  }

  private String croze(List<String> command, boolean whole) {
    checked++;
    String[] args = command.stream().skip(1).map(DocumentCommandsTest::bare).toArray(String[]::new);
    try {
      Main.program(args).parseArgs(args);
    } catch (MissingParameterException e) {
      return whole ? e.getMessage() : "";
    } catch (ParameterException e) {
      return e.getMessage();
    }
    return "";
  }

  private String make(List<String> command) {
    checked++;
    return command.stream()
        .skip(1)
        .filter(word -> !word.contains("=") && !word.startsWith("-") && !targets.contains(word))
        .map(word -> "no target " + word)
        .findFirst()
        .orElse("");
  }

  private static List<String> targets() {
    List<String> targets = new ArrayList<>();
    try {
      for (String folder : List.of("", "networks", "figures")) {
        try (Stream<Path> files = Files.list(Path.of("experiments", folder))) {
          files.forEach(file -> targets.add(file.getFileName().toString().replace(".yaml", "")));
        }
      }
      Files.readAllLines(Path.of("Makefile")).stream()
          .filter(line -> line.startsWith(".PHONY:"))
          .forEach(line -> targets.addAll(List.of(line.split("\\s+"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return targets;
  }

  private static String bare(String word) {
    return word.replaceAll("^(['\"])(.*)\\1$", "$2");
  }
}
