package croze.cli;

import croze.report.compare.Difference;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param parts what was looked at, in order
 */
record CheckOutcome(List<Part> parts) {

  /**
   * A part of the results.
   *
   * @param name what it is
   * @param differences what is not as expected
   * @param unchecked why all or some of it could not be checked; empty if all was
   */
  record Part(String name, List<Difference> differences, Optional<String> unchecked) {

    static Part unchecked(String name, String why) {
      return new Part(name, List.of(), Optional.of(why));
    }
  }

  List<Difference> differences() {
    return parts.stream().flatMap(part -> part.differences().stream()).toList();
  }
}
