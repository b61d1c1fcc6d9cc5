package croze.space;

import croze.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads one architecture string from left to right and stops at the first wrong character. */
final class CellParser {
  private static final int LONGEST_SHOWN = 200;
  private static final String OPERATIONS =
      Arrays.stream(Operation.values()).map(Operation::label).collect(Collectors.joining(", "));

  private final String text;
  private int position;

  CellParser(String text) {
    this.text = text;
  }

  Cell parse() {
    List<Operation> edges = new ArrayList<>();
    expect("|", "'|'");
    for (int e = 0; e < Cell.SOURCES.size(); e++) {
      edges.add(operation());
      expect("~" + Cell.SOURCES.get(e), "source '~" + Cell.SOURCES.get(e) + "' of edge " + e);
      expect("|", "'|'");
      if (e == 0 || e == 2) {
        expect("+|", "'+|' before node " + (Cell.TARGETS.get(e) + 1));
      }
    }
    if (position < text.length()) {
      throw wrong("the end of the string");
    }
    return new Cell(edges);
  }

  private Operation operation() {
    int end = position;
    while (end < text.length() && "~|+".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    Operation operation =
        Operation.ofLabel(text.substring(position, end))
            .orElseThrow(() -> wrong("one of the operations " + OPERATIONS));
    position = end;
    return operation;
  }

  private void expect(String token, String what) {
    if (!text.startsWith(token, position)) {
      throw wrong(what);
    }
    position += token.length();
  }

  private InvalidInputException wrong(String expected) {
    return new InvalidInputException(
        "architecture \"%s\", character %d: expected %s, found %s; a cell reads like %s"
            .formatted(
                shown(text), position, expected, found(), "|op~0|+|op~0|op~1|+|op~0|op~1|op~2|"));
  }

  private String found() {
    if (position == text.length()) {
      return "the end of the string";
    }
    int end = position + 1;
    while (end < text.length() && "|+".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return "\"" + shown(text.substring(position, end)) + "\"";
  }

  /** The text on one line and not too long: what does not print as '?', a long tail as '...'. */
  private static String shown(String s) {
    String line = s.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
  }
}
