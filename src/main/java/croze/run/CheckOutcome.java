package croze.run;

import croze.report.compare.Difference;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param parts what was looked at, in order
 */
public record CheckOutcome(List<Part> parts) {

  /**
   * A part of the results.
   *
   * @param name what it is
   * @param differences what is not as expected
   * @param unchecked why all or some of it could not be checked; empty if all was
   */
  public record Part(String name, List<Difference> differences, Optional<String> unchecked) {

    public static Part unchecked(String name, String why) {
      return new Part(name, List.of(), Optional.of(why));
    }
  }

  public List<Difference> differences() {
    return parts.stream().flatMap(part -> part.differences().stream()).toList();
  }
}
