package croze.space.nb201;

import croze.InvalidInputException;
import croze.space.Notation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads one architecture string from left to right and stops at the first wrong character. */
final class CellParser {
  private static final int LAST_NODE = 3;
  private static final String OPERATIONS =
      Arrays.stream(Operation.values()).map(Operation::label).collect(Collectors.joining(", "));

  private final String text;
  private int position;

  CellParser(String text) {
    this.text = text;
  }

  Cell parse() {
    Operation[] edges = new Operation[Cell.SOURCES.size()];
    for (int node = 1; node <= LAST_NODE; node++) {
      expect(node == 1 ? "|" : "+|", node == 1 ? "'|'" : "'+|' before node " + node);
      for (int term = 0; term < node; term++) {
        Operation operation = operation();
        edges[edge(node, edges)] = operation;
        expect("|", "'|'");
      }
    }
    if (position < text.length()) {
      throw wrong("the end of the string");
    }
    return new Cell(List.of(edges));
  }

  /** Reads a source, one that the node has not had, and returns the edge from it. */
  private int edge(int node, Operation[] edges) {
    List<Integer> left =
        IntStream.range(0, edges.length)
            .filter(e -> Cell.TARGETS.get(e) == node && edges[e] == null)
            .boxed()
            .toList();
    for (int e : left) {
      String source = "~" + Cell.SOURCES.get(e);
      if (text.startsWith(source, position)) {
        position += source.length();
        return e;
      }
    }
    throw wrong(
        left.stream()
            .map(e -> "source '~%d' of edge %d".formatted(Cell.SOURCES.get(e), e))
            .collect(Collectors.joining(" or ")));
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
                Notation.shown(text),
                position,
                expected,
                found(),
                "|op~0|+|op~0|op~1|+|op~0|op~1|op~2|"));
  }

  private String found() {
    if (position == text.length()) {
      return "the end of the string";
    }
    int end = position + 1;
    while (end < text.length() && "|+".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return "\"" + Notation.shown(text.substring(position, end)) + "\"";
  }
}
