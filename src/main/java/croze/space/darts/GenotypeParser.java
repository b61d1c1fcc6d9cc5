package croze.space.darts;

import croze.InvalidInputException;
import croze.space.Notation;
import croze.space.darts.DartsCell.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads one genotype from left to right and stops at the first wrong character. */
final class GenotypeParser {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
  private static final String OPERATIONS =
      Arrays.stream(CellOperation.values())
          .map(CellOperation::label)
          .collect(Collectors.joining(", "));

  /** Longer lists than any form has; what is longer is cut off here, not read to its end. */
  private static final int MOST = 100;

  private final String text;
  private int position;

  GenotypeParser(String text) {
    this.text = text;
  }

  Genotype genotype() {
    expect("Genotype");
    expect("(");
    DartsCell normal = cell("normal");
    expect(",");
    DartsCell reduction = cell("reduce");
    skip(",");
    expect(")");
    blanks();
    if (position < text.length()) {
      throw wrong("the end of the text");
    }
    return made(() -> new Genotype(normal, reduction));
  }

  private DartsCell cell(String name) {
    field(name);
    List<Entry> entries = list(this::entry);
    expect(",");
    field(name + "_concat");
    List<Integer> concat = peek("range") ? range() : list(this::number);
    if (entries.isEmpty() || entries.size() % 2 != 0) {
      throw wrong("an even number of entries in %s, two a node".formatted(name));
    }
    return made(() -> DartsCell.ofPairs(entries, concat));
  }

  private Entry entry() {
    char open = open();
    String quote = peek("'") ? "'" : "\"";
    expect(quote);
    String label = match(NAME, "one of " + OPERATIONS);
    int after = position;
    CellOperation operation =
        CellOperation.ofLabel(label)
            .orElseThrow(
                () -> {
                  position = after - label.length();
                  return wrong("one of " + OPERATIONS);
                });
    expect(quote);
    expect(",");
    int input = number();
    close(open);
    return new Entry(operation, input);
  }

  private List<Integer> range() {
    expect("range");
    expect("(");
    int from = number();
    expect(",");
    int to = number();
    expect(")");
    return IntStream.range(from, to).boxed().toList();
  }

  private <T> List<T> list(Supplier<T> element) {
    char open = open();
    List<T> elements = new ArrayList<>();
    while (!peek("]") && !peek(")") && elements.size() < MOST) {
      elements.add(element.get());
      if (!skip(",")) {
        break;
      }
    }
    close(open);
    return elements;
  }

  private int number() {
    blanks();
    return Integer.parseInt(match(NUMBER, "a number"));
  }

  private char open() {
    if (peek("(") || peek("[")) {
      return text.charAt(position++);
    }
    throw wrong("'[' or '('");
  }

  private void close(char open) {
    expect(open == '(' ? ")" : "]");
  }

  private void field(String name) {
    expect(name);
    expect("=");
  }

  private String match(Pattern pattern, String expected) {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      throw wrong(expected);
    }
    position = matcher.end();
    return matcher.group();
  }

  private void expect(String token) {
    if (!skip(token)) {
      throw wrong("'" + token + "'");
    }
  }

  private boolean skip(String token) {
    boolean there = peek(token);
    position += there ? token.length() : 0;
    return there;
  }

  private boolean peek(String token) {
    blanks();
    return text.startsWith(token, position);
  }

  private void blanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private <T> T made(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "genotype \"%s\": %s".formatted(Notation.shown(text), e.getMessage()), e);
    }
  }

  private InvalidInputException wrong(String expected) {
    String found =
        position == text.length()
            ? "the end of the text"
            : "\""
                + Notation.shown(text.substring(position, Math.min(position + 20, text.length())))
                + "\"";
    return new InvalidInputException(
        "genotype \"%s\", character %d: expected %s, found %s; one reads like %s"
            .formatted(
                Notation.shown(text),
                position,
                expected,
                found,
                "Genotype(normal=[('sep_conv_3x3', 0), ...], normal_concat=[2, 3, 4, 5], reduce=[...], reduce_concat=[...])"));
  }
}
