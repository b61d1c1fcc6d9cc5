package croze.space;

import croze.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The reader of architectures as people write them, wherever the program expects one: any {@link
 * Notation} of the space, or an index. What could be several is refused with its readings; {@code
 * naslib:(4, 0, 3, 1, 4, 3)}, the name of a notation and a colon in front, says which is meant.
 * Immutable and thread safe.
 */
public final class ArchitectureReader {
  /**
   * Names of the columns of a CSV that are taken for architectures, in any case of letters: the
   * first that is there.
   */
  public static final List<String> COLUMNS =
      List.of(
          "arch",
          "architecture",
          "arch_str",
          "architecture_string",
          "net_str",
          "string",
          "net",
          "spec",
          "arch_index",
          "index",
          "id",
          "arch_id",
          "uid",
          "canonical");

  /** Far more than any list that somebody means. */
  static final int MOST = 1_000_000;

  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");

  private final SearchSpace space;
  private final List<Notation> notations;
  private final TextReadings readings;

  private ArchitectureReader(SearchSpace space, List<Notation> notations) {
    this.space = space;
    this.notations = List.copyOf(notations);
    this.readings = new TextReadings(space, this.notations);
  }

  /** Takes all notations of the space. */
  public static ArchitectureReader of(SearchSpace space) {
    Stream<Notation> index =
        space.size().isPresent() ? Stream.of(new IndexNotation(space)) : Stream.of();
    return new ArchitectureReader(space, Stream.concat(index, space.notations().stream()).toList());
  }

  /** The notations that it takes, the index of a finite space first. */
  public List<Notation> notations() {
    return notations;
  }

  /**
   * Takes one notation only.
   *
   * @throws InvalidInputException if the space has none of that name
   */
  public ArchitectureReader in(String notation) {
    return notations.stream()
        .filter(n -> n.id().equals(notation))
        .findFirst()
        .map(n -> new ArchitectureReader(space, List.of(n)))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no notation '%s' of %s: expected %s"
                        .formatted(
                            Notation.shown(notation),
                            space.name(),
                            notations.stream()
                                .map(Notation::id)
                                .collect(Collectors.joining(", ")))));
  }

  /** The text behind the name of a notation and a colon, if it begins so, and what reads it. */
  public Prefixed prefixed(String text) {
    return notations.stream()
        .filter(n -> text.startsWith(n.id() + ":"))
        .findFirst()
        .map(n -> new Prefixed(in(n.id()), text.substring(n.id().length() + 1).strip()))
        .orElseGet(() -> new Prefixed(this, text));
  }

  /** See {@link #prefixed}. */
  public record Prefixed(ArchitectureReader reader, String text) {}

  /**
   * Reads one architecture.
   *
   * @throws InvalidInputException if no notation reads it, or two read different ones
   */
  public Architecture one(String text) {
    Prefixed named = prefixed(text.strip());
    return named.reader().readings.one(named.text()).architecture();
  }

  /**
   * Reads a list: architectures in any notation and ranges of indices such as {@code 100-199}, with
   * commas, semicolons or spaces between; each comes once.
   *
   * @throws InvalidInputException if it is empty, or an element is wrong, or could be several
   */
  public List<Architecture> list(String text) {
    Prefixed named = prefixed(text.strip());
    Elements elements = named.reader().elements();
    elements.addList(named.text());
    return elements.all();
  }

  /** Whether a number is an architecture in another notation than the index. */
  public boolean isCode(String digits) {
    return notations.stream().anyMatch(n -> !(n instanceof IndexNotation) && n.claims(digits));
  }

  /**
   * Whether every element of a list has the looks of an architecture or a range, right or wrong.
   */
  public boolean claims(String text) {
    return split(text).stream()
        .allMatch(
            part ->
                RANGE.matcher(part).matches()
                    || TextReadings.DIGITS.matcher(part).matches()
                    || notations.stream().anyMatch(n -> n.claims(part)));
  }

  /**
   * Reads the architectures of a file: a list such as {@link #list} takes a line, what follows
   * {@code #} is a comment; or a CSV with a column of them, named as {@code file.csv#column} or
   * known by its name ({@code architecture}, {@code arch}, {@code index} and the like). UTF-8, also
   * packed by gzip.
   *
   * @return empty if there is no such file
   * @throws InvalidInputException naming file, line or row and what is wrong there
   */
  public Optional<List<Architecture>> file(String text) {
    Prefixed named = prefixed(text.strip());
    return ArchitectureFile.named(named.text()).map(file -> file.read(named.reader()));
  }

  /** What has been read so far, one by one. */
  public final class Elements {
    private Elements() {}

    private final Map<String, Architecture> byId = new LinkedHashMap<>();
    private final Map<Notation, String> numbers = new LinkedHashMap<>();
    private int count;

    private void add(Architecture architecture) {
      if (++count > MOST) {
        throw new InvalidInputException("more than %,d architectures".formatted(MOST));
      }
      byId.putIfAbsent(architecture.id(), architecture);
    }

    /**
     * Adds one architecture.
     *
     * @throws InvalidInputException if no notation reads it, or two read different ones
     */
    public Architecture addOne(String text) {
      TextReadings.Reading reading = readings.one(text.strip());
      if (TextReadings.DIGITS.matcher(text.strip()).matches()) {
        numbers.putIfAbsent(reading.notation(), text.strip());
      }
      add(reading.architecture());
      return reading.architecture();
    }

    /** Adds the elements of a list, which may be empty. */
    void addList(String text) {
      List<String> parts = split(text);
      if (parts.size() > 1 && readings.isOne(text.strip(), parts.size())) {
        addOne(text);
        return;
      }
      for (String part : parts) {
        Matcher range = RANGE.matcher(part);
        if (range.matches() && space.size().isPresent()) {
          range(part, range.group(1), range.group(2)).forEach(i -> add(space.at(i)));
        } else {
          addOne(part);
        }
      }
    }

    /**
     * All of them, in the order of their first appearance.
     *
     * @throws InvalidInputException if there are none, or numbers were read in two notations
     */
    public List<Architecture> all() {
      if (numbers.size() > 1) {
        throw new InvalidInputException(
            "%s in one list: a code that lost its leading zeros reads as an index; a notation and a colon in front of all, such as code:, says which they are"
                .formatted(
                    numbers.entrySet().stream()
                        .map(e -> "\"%s\" is %s".formatted(e.getValue(), e.getKey().id()))
                        .collect(Collectors.joining(" and "))));
      }
      if (byId.isEmpty()) {
        throw new InvalidInputException("no architectures; expected " + readings.forms());
      }
      return List.copyOf(byId.values());
    }
  }

  /** For architectures that come one by one, as in a column. */
  public Elements elements() {
    return new Elements();
  }

  private IntStream range(String part, String first, String last) {
    Notation index = new IndexNotation(space);
    index.read(first);
    index.read(last);
    int from = Integer.parseInt(first);
    int to = Integer.parseInt(last);
    if (from > to) {
      throw new InvalidInputException(
          "the range %s runs backwards; expected %d-%d".formatted(part, to, from));
    }
    return IntStream.rangeClosed(from, to);
  }

  /** The elements between commas, semicolons and spaces that no bracket encloses. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      boolean between = c == ',' || c == ';' || Character.isWhitespace(c);
      if (i == text.length() || between && depth == 0) {
        if (!part.isEmpty()) {
          parts.add(part.toString());
          part.setLength(0);
        }
      } else {
        part.append(c);
      }
    }
    return parts;
  }
}
