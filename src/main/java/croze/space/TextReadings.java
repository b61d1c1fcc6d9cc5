package croze.space;

import croze.InvalidInputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The readings of one text as an architecture, by some notations of a space.
 *
 * @param notations that may be meant
 */
record TextReadings(SearchSpace space, List<Notation> notations) {
  static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** An architecture and the notation that it was read in. */
  record Reading(Notation notation, Architecture architecture) {
    @Override
    public String toString() {
      return notation.id() + " of " + architecture.id();
    }
  }

  /**
   * Reads one architecture.
   *
   * @throws InvalidInputException if no notation reads it, or two read different ones
   */
  Reading one(String text) {
    if (notations.size() == 1) {
      return new Reading(notations.get(0), notations.get(0).read(text));
    }
    List<Reading> readings =
        notations.stream()
            .filter(n -> n.claims(text))
            .map(n -> new Reading(n, n.read(text)))
            .toList();
    if (readings.isEmpty()) {
      if (space.size().isPresent() && DIGITS.matcher(text).matches()) {
        new IndexNotation(space).read(text);
      }
      throw new InvalidInputException(
          "architecture \"%s\": expected %s".formatted(Notation.shown(text), forms()));
    }
    Set<String> different =
        readings.stream()
            .map(r -> r.architecture().id())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (different.size() > 1) {
      throw new InvalidInputException(
          "architecture \"%s\" could be %s; a notation and a colon in front says which"
              .formatted(
                  Notation.shown(text),
                  readings.stream().map(Reading::toString).collect(Collectors.joining(" or "))));
    }
    return readings.get(0);
  }

  /** Whether what has the looks of several is one architecture; refuses what could be both. */
  boolean isOne(String text, int parts) {
    Optional<Reading> whole = notations.stream().flatMap(n -> reading(n, text)).findFirst();
    if (whole.isPresent() && notations.size() > 1) {
      String notation = whole.get().notation().id();
      throw new InvalidInputException(
          "\"%s\" could be one architecture, %s, or %d; put %s: or %s: in front to say which"
              .formatted(
                  Notation.shown(text), whole.get(), parts, notation, notations.get(0).id()));
    }
    return whole.isPresent();
  }

  private static Stream<Reading> reading(Notation notation, String text) {
    try {
      return notation.claims(text)
          ? Stream.of(new Reading(notation, notation.read(text)))
          : Stream.of();
    } catch (InvalidInputException e) {
      return Stream.of();
    }
  }

  /** "index such as 7, naslib such as (4, 0, 3, 1, 4, 3) or ...". */
  String forms() {
    return notations.stream()
        .map(n -> "%s such as %s".formatted(n.id(), n.example()))
        .collect(Collectors.joining(", or "));
  }
}
