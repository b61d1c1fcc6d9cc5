package croze.sweep;

import croze.InvalidInputException;
import croze.space.Cell;
import croze.space.CellSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which architectures a sweep covers, in the order in which it takes them.
 *
 * @param indices indices in the space, each once
 * @param text what was asked for, as the user wrote it
 */
public record Selection(List<Integer> indices, String text) {
  /** The subset for N is the same whatever the seed of the sweep, so that seeds can be compared. */
  private static final long SEED = 0;

  private static final Pattern COUNT = Pattern.compile("\\d+");
  private static final Pattern LEAST = Pattern.compile("\\d+\\+");
  private static final Pattern PART = Pattern.compile("\\d+(-\\d+)?");
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

  public Selection {
    indices = List.copyOf(indices);
  }

  /**
   * Reads one of these forms.
   *
   * <ul>
   *   <li>{@code all}: the 15,625, in a keyed random order, so that the part of a sweep that was
   *       stopped is a random subset too
   *   <li>{@code 200}: the first 200 of that order, hence a part of those of any larger number
   *   <li>{@code 200+}: the same, and what {@link #upTo} adds
   *   <li>{@code 7,100-199}: these indices; {@code 7,} is index 7 alone
   *   <li>{@code |nor_conv_3x3~0|+...}: one architecture string
   *   <li>anything else: a file with an architecture string or an index on each line; what follows
   *       {@code #} is a comment
   * </ul>
   *
   * @throws InvalidInputException if the text is none of these, or an index or a string of the file
   *     is wrong
   */
  public static Selection parse(String text) {
    return new Selection(indices(text.strip()), text);
  }

  private static List<Integer> indices(String text) {
    if (text.equals("all")) {
      return CellSpace.sample(CellSpace.cells().size(), SEED);
    } else if (COUNT.matcher(text).matches()) {
      return CellSpace.sample(number(text, text), SEED);
    } else if (LEAST.matcher(text).matches()) {
      return CellSpace.sample(number(text.substring(0, text.length() - 1), text), SEED);
    } else if (isList(text)) {
      return list(text);
    } else if (text.startsWith("|")) {
      return List.of(CellSpace.indexOf(Cell.parse(text)));
    }
    return file(text);
  }

  /**
   * {@code 200+} with those that follow in the keyed order as long as they are scored already, by
   * the name that the same subset has; any other selection as it is.
   */
  public Selection upTo(IntPredicate scored) {
    if (!LEAST.matcher(text).matches()) {
      return this;
    }
    List<Integer> order = CellSpace.sample(CellSpace.cells().size(), SEED);
    int n = indices.size();
    while (n < order.size() && scored.test(order.get(n))) {
      n++;
    }
    return parse(n == order.size() ? "all" : Integer.toString(n));
  }

  /** The indices in order of the space. */
  public int[] ascending() {
    return indices.stream().mapToInt(i -> i).sorted().toArray();
  }

  /** Part by part: one pattern for all of them overflows the stack at thousands of indices. */
  private static boolean isList(String text) {
    return Stream.of(text.split(",")).allMatch(part -> PART.matcher(part).matches());
  }

  private static List<Integer> list(String text) {
    Set<Integer> indices = new LinkedHashSet<>();
    for (String part : text.split(",")) {
      Matcher range = RANGE.matcher(part);
      int from = number(range.matches() ? range.group(1) : part, text);
      int to = range.matches() ? number(range.group(2), text) : from;
      if (from > to) {
        throw new InvalidInputException(
            "architectures \"%s\": the range %s runs backwards; expected %d-%d"
                .formatted(text, part, to, from));
      }
      CellSpace.cell(from);
      CellSpace.cell(to);
      IntStream.rangeClosed(from, to).forEach(indices::add);
    }
    return List.copyOf(indices);
  }

  private static int number(String digits, String text) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "architectures \"%s\": %s is too large; NAS-Bench-201 has the indices 0 to %d"
              .formatted(text, digits, CellSpace.cells().size() - 1),
          e);
    }
  }

  private static List<Integer> file(String text) {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of(text));
    } catch (IOException | InvalidPathException e) {
      throw new InvalidInputException(
          "architectures \"%s\": expected all, a number, 200+, indices such as 7,100-199, an architecture string, or a readable file of these (%s)"
              .formatted(text, e),
          e);
    }
    Set<Integer> indices = new LinkedHashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        indices.add(entry(text, i + 1, line));
      }
    }
    if (indices.isEmpty()) {
      throw new InvalidInputException(
          "%s: no architectures; expected one string or index a line".formatted(text));
    }
    return new ArrayList<>(indices);
  }

  private static int entry(String file, int number, String line) {
    try {
      return index(line);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  /**
   * The index of an architecture given by its index or its string.
   *
   * @throws InvalidInputException if it is neither
   */
  public static int index(String text) {
    if (COUNT.matcher(text).matches()) {
      int index = number(text, text);
      CellSpace.cell(index);
      return index;
    } else if (!text.startsWith("|")) {
      throw new InvalidInputException(
          "architecture \"%s\": expected an index from 0 to %d or a string such as %s"
              .formatted(text, CellSpace.cells().size() - 1, CellSpace.cell(0)));
    }
    return CellSpace.indexOf(Cell.parse(text));
  }
}
