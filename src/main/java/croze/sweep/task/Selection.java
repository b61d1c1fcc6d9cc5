package croze.sweep.task;

import croze.InvalidInputException;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import croze.space.Architecture;
import croze.space.ArchitectureReader;
import croze.space.Notation;
import croze.space.SearchSpace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which architectures a sweep covers, in the order in which it takes them.
 *
 * @param space what they are from
 * @param architectures each once
 * @param text what was asked for, as the user wrote it
 */
public record Selection(SearchSpace space, List<Architecture> architectures, String text) {
  /** The subset for N is the same whatever the seed of the sweep, so that seeds can be compared. */
  private static final long SEED = 0;

  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]*");
  private static final Pattern UNIQUE = Pattern.compile("unique(?::([1-9][0-9]*)\\+?)?");
  private static final Pattern LEAST = Pattern.compile("(unique:)?(0|[1-9][0-9]*)\\+");

  private static final int DIGITS = 16;

  public Selection {
    architectures = List.copyOf(architectures);
  }

  /** The architectures with these indices. */
  public static Selection of(SearchSpace space, List<Integer> indices, String text) {
    return new Selection(space, indices.stream().<Architecture>map(space::at).toList(), text);
  }

  /**
   * Reads one of these forms.
   *
   * <ul>
   *   <li>{@code all}: the whole space, in a keyed random order, so that the part of a sweep that
   *       was stopped is a random subset too
   *   <li>{@code 200}: the first 200 of that order, hence a part of those of any larger number
   *   <li>{@code 200+}: the same, and what {@link #upTo} adds
   *   <li>{@code unique} or {@code unique:200}: of that order those that stand for a class of
   *       isomorphic architectures, all or the first 200; {@code unique:200+} likewise
   *   <li>{@code 7,100-199}: these indices; {@code 7,} is index 7 alone
   *   <li>architectures in any notation that {@link ArchitectureReader} takes, several with commas
   *       between
   *   <li>anything else: a file of these, or {@code file.csv#column}
   * </ul>
   *
   * <p>The name of a notation and a colon in front, as {@code code:014133}, settles how the rest is
   * read.
   *
   * @throws InvalidInputException if the text is none of these or could be several, or an
   *     architecture is wrong
   */
  public static Selection parse(SearchSpace space, String text) {
    return new Selection(space, architectures(space, text.strip()), text.strip());
  }

  private static List<Architecture> architectures(SearchSpace space, String text) {
    ArchitectureReader reader = ArchitectureReader.of(space);
    if (text.equals("all")) {
      int all =
          space
              .size()
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          "architectures \"all\": %s has no end; give a number, or architectures"
                              .formatted(space.name())));
      return space.sample(all, SEED);
    } else if (COUNT.matcher(text).matches() && !reader.isCode(text)) {
      return space.sample(number(space, text), SEED);
    }
    Matcher unique = UNIQUE.matcher(text);
    if (unique.matches()) {
      Stream<Architecture> all =
          architectures(space, "all").stream().filter(a -> space.isomorph(a).equals(a));
      return (unique.group(1) == null ? all : all.limit(number(space, unique.group(1)))).toList();
    }
    if (LEAST.matcher(text).matches()) {
      return space.sample(number(space, text.substring(0, text.length() - 1)), SEED);
    }
    ArchitectureReader.Prefixed named = reader.prefixed(text);
    if (named.reader().claims(named.text())) {
      return reader.list(text);
    }
    return reader
        .file(text)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "architectures \"%s\": expected all, a number, 200+, indices such as 7,100-199, an architecture in one of the notations, or a readable file of these"
                        .formatted(Notation.shown(text))));
  }

  private static int number(SearchSpace space, String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "architectures \"%s\": the number is too large; %s has %d"
              .formatted(
                  Notation.shown(digits), space.name(), space.size().orElse(Integer.MAX_VALUE)),
          e);
    }
  }

  /**
   * {@code 200+} or {@code unique:200+} with those that follow in the keyed order as long as they
   * are scored already, by the name that the same subset has; any other selection as it is.
   */
  public Selection upTo(Predicate<Architecture> scored) {
    Matcher least = LEAST.matcher(text);
    if (!least.matches() || space.size().isEmpty()) {
      return this;
    }
    boolean unique = least.group(1) != null;
    String whole = unique ? "unique" : "all";
    List<Architecture> order = parse(space, whole).architectures;
    int n = architectures.size();
    while (n < order.size() && scored.test(order.get(n))) {
      n++;
    }
    return parse(space, n == order.size() ? whole : (unique ? "unique:" : "") + n);
  }

  /** Their indices in the order of the selection. */
  public List<Integer> indices() {
    return architectures.stream().map(a -> space.index(a).orElseThrow()).toList();
  }

  /** The indices in order of the space. */
  public int[] ascending() {
    return indices().stream().mapToInt(i -> i).sorted().toArray();
  }

  /** What the architectures are known by: how many, and the start of a hash of their ids. */
  public String digest() {
    return "%d %s"
        .formatted(
            architectures.size(),
            Digest.of(
                    out -> {
                      for (Architecture architecture : architectures) {
                        out.write((architecture.id() + "\n").getBytes(StandardCharsets.UTF_8));
                      }
                    },
                    Algorithm.SHA256)
                .hex()
                .substring(0, DIGITS));
  }
}
