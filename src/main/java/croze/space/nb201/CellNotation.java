package croze.space.nb201;

import croze.InvalidInputException;
import croze.space.Architecture;
import croze.space.Notation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The notations that people have for a cell of NAS-Bench-201, beside its index. */
enum CellNotation implements Notation {
  /** {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}, the terms of a node in any order. */
  STRING {
    @Override
    public boolean claims(String text) {
      return text.startsWith("|");
    }

    @Override
    public Cell read(String text) {
      return Cell.parse(text);
    }

    @Override
    public String write(Architecture cell) {
      return cell.id();
    }
  },

  /**
   * NASLib and NAS-Bench-Suite-Zero: the numbers of six operations (0 skip_connect, 1 none, 2
   * nor_conv_3x3, 3 nor_conv_1x1, 4 avg_pool_3x3) on the edges 1←0, 2←0, 3←0, 2←1, 3←1, 3←2.
   */
  NASLIB {
    @Override
    public boolean claims(String text) {
      return BRACKETED_NUMBERS.matcher(text).matches() || SIX_NUMBERS.matcher(text).matches();
    }

    @Override
    public Cell read(String text) {
      String inside = text.replaceAll("^[(\\[]|,?\\s*[)\\]]$", "");
      return cell(text, List.of(inside.split(",", -1)), NASLIB_OPERATIONS, NASLIB_EDGES);
    }

    @Override
    public String write(Architecture cell) {
      return numbers((Cell) cell, NASLIB_OPERATIONS, NASLIB_EDGES)
          .collect(Collectors.joining(", ", "(", ")"));
    }
  },

  /**
   * NAS-RobBench-201: six digits (0 none, 1 skip_connect, 2 nor_conv_1x1, 3 nor_conv_3x3, 4
   * avg_pool_3x3), the edges as in the string. Asked for by name, it may lack leading zeros, which
   * spreadsheets drop.
   */
  CODE {
    @Override
    public boolean claims(String text) {
      return SIX_DIGITS.matcher(text).matches();
    }

    @Override
    public Cell read(String text) {
      boolean digits = text.length() <= EDGES && text.chars().allMatch(Character::isDigit);
      String padded = digits ? "0".repeat(EDGES - text.length()) + text : text;
      return cell(text, List.of(padded.split("")), CODE_OPERATIONS, CODE_EDGES);
    }

    @Override
    public String write(Architecture cell) {
      return numbers((Cell) cell, CODE_OPERATIONS, CODE_EDGES).collect(Collectors.joining());
    }
  },

  /** As the public search code prints a cell: the string within. */
  STRUCTURE {
    @Override
    public boolean claims(String text) {
      return text.startsWith("Structure");
    }

    @Override
    public Cell read(String text) {
      Matcher structure = STRUCTURE_TEXT.matcher(text);
      if (!structure.matches()) {
        throw wrong(text, "the form is not this one");
      }
      return Cell.parse(structure.group(1));
    }

    @Override
    public String write(Architecture cell) {
      return "Structure(4 nodes with " + cell.id() + ")";
    }
  },

  /** What the benchmark's {@code str2lists} gives: a tuple of (operation, source) a node. */
  STR2LISTS {
    @Override
    public boolean claims(String text) {
      return NESTED.matcher(text).lookingAt();
    }

    @Override
    public Cell read(String text) {
      String nodes = TERM.matcher(text).replaceAll("$1~$2").replaceAll("\\s", "");
      Matcher shape = NODES.matcher(nodes);
      if (!shape.matches()) {
        throw wrong(text, "the brackets or names are not of this form");
      }
      return Cell.parse(
          List.of(shape.group(1), shape.group(2), shape.group(3)).stream()
              .map(terms -> "|" + terms.replaceAll(",$", "").replace(',', '|') + "|")
              .collect(Collectors.joining("+")));
    }

    @Override
    public String write(Architecture cell) {
      List<Operation> edges = ((Cell) cell).edges();
      return IntStream.rangeClosed(1, LAST_NODE)
          .mapToObj(
              node ->
                  IntStream.range(0, EDGES)
                      .filter(e -> Cell.TARGETS.get(e) == node)
                      .mapToObj(
                          e -> "('%s', %d)".formatted(edges.get(e).label(), Cell.SOURCES.get(e)))
                      .collect(Collectors.joining(", ", "(", node == 1 ? ",)" : ")")))
          .collect(Collectors.joining(", ", "[", "]"));
    }
  };

  private static final int EDGES = Cell.SOURCES.size();
  private static final int LAST_NODE = 3;
  private static final Cell EXAMPLE =
      Cell.parse(
          "|avg_pool_3x3~0|+|skip_connect~0|none~1|+|nor_conv_1x1~0|avg_pool_3x3~1|nor_conv_1x1~2|");

  private static final List<Operation> NASLIB_OPERATIONS =
      List.of(
          Operation.SKIP_CONNECT,
          Operation.NONE,
          Operation.NOR_CONV_3X3,
          Operation.NOR_CONV_1X1,
          Operation.AVG_POOL_3X3);
  private static final List<Integer> NASLIB_EDGES = List.of(0, 1, 3, 2, 4, 5);
  private static final List<Operation> CODE_OPERATIONS = List.of(Operation.values());
  private static final List<Integer> CODE_EDGES = List.of(0, 1, 2, 3, 4, 5);

  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
  private static final Pattern SIX_NUMBERS = Pattern.compile("[0-4](\\s*,\\s*[0-4]){5}");
  private static final Pattern BRACKETED_NUMBERS =
      Pattern.compile("\\(\\s*-?[0-9][0-9,\\s-]*\\)|\\[\\s*-?[0-9][0-9,\\s-]*\\]");
  private static final Pattern STRUCTURE_TEXT =
      Pattern.compile("Structure\\(4 nodes with \\[?(\\|[^\\[\\]()]*\\|)\\]?\\)");
  private static final Pattern NESTED = Pattern.compile("[(\\[]\\s*[(\\[]");
  private static final Pattern TERM =
      Pattern.compile("[(\\[]\\s*['\"]([a-z0-9_]+)['\"]\\s*,\\s*([0-9])\\s*,?\\s*[)\\]]");
  private static final Pattern NODES =
      Pattern.compile(
          "[(\\[][(\\[]([^()\\[\\]]*)[)\\]],[(\\[]([^()\\[\\]]*)[)\\]],[(\\[]([^()\\[\\]]*)[)\\]],?[)\\]]");

  @Override
  public String example() {
    return write(EXAMPLE);
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  InvalidInputException wrong(String text, String what) {
    return new InvalidInputException(
        "architecture \"%s\" as %s: %s; one reads like %s"
            .formatted(Notation.shown(text), id(), what, example()));
  }

  /** The cell of six numbers; {@code order} names the edge of each. */
  Cell cell(String text, List<String> numbers, List<Operation> operations, List<Integer> order) {
    if (numbers.size() != EDGES) {
      throw wrong(text, "expected 6 operations, found " + numbers.size());
    }
    List<Operation> edges = new ArrayList<>(Collections.nCopies(EDGES, Operation.NONE));
    for (int i = 0; i < EDGES; i++) {
      String number = numbers.get(i).strip();
      if (!number.matches("[0-4]")) {
        throw wrong(
            text, "an operation is a number from 0 to 4, found \"" + Notation.shown(number) + "\"");
      }
      edges.set(order.get(i), operations.get(Integer.parseInt(number)));
    }
    return new Cell(edges);
  }

  private static Stream<String> numbers(
      Cell cell, List<Operation> operations, List<Integer> order) {
    return order.stream().map(e -> Integer.toString(operations.indexOf(cell.edges().get(e))));
  }
}
