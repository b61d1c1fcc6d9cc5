package croze.run.check;

import croze.report.compare.Difference;
import croze.report.compare.DifferenceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** What is as expected, or every difference; then what could not be checked, and why. */
  public String text() {
    List<Difference> differences = differences();
    StringBuilder text = new StringBuilder();
    if (differences.isEmpty()) {
      text.append(
          parts.stream()
              .filter(part -> part.unchecked().isEmpty())
              .map(Part::name)
              .collect(Collectors.joining(", ", "As expected: ", "%n".formatted())));
    } else {
      text.append(DifferenceText.render(differences));
      text.append(
          "%d differences. Meant? croze accept (make accept) takes the committed results as expected.%n"
              .formatted(differences.size()));
    }
    uncheckedByReason()
        .forEach(
            (why, names) ->
                text.append("Not recomputed: %s (%s)%n".formatted(String.join(", ", names), why)));
    return text.toString();
  }

  private Map<String, List<String>> uncheckedByReason() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Part part : parts) {
      part.unchecked()
          .ifPresent(why -> byReason.computeIfAbsent(why, w -> new ArrayList<>()).add(part.name()));
    }
    return byReason;
  }
}
