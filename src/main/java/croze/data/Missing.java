package croze.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files that could not be had.
 *
 * @param reasons per name, in the order in which they were asked for, why not; one line each
 */
public record Missing(Map<String, String> reasons) {

  public Missing {
    reasons = new LinkedHashMap<>(reasons);
  }

  public boolean isEmpty() {
    return reasons.isEmpty();
  }

  /** All of it in one line, files with one reason together; empty if nothing is missing. */
  public String line() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    reasons.forEach(
        (name, reason) -> byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(name));
    return byReason.entrySet().stream()
        .map(group -> subject(group.getValue()) + " missing: " + group.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String subject(List<String> names) {
    return switch (names.size()) {
      case 1 -> names.get(0) + " is";
      case 2 -> names.get(0) + " and " + names.get(1) + " are";
      default -> names.get(0) + " and " + (names.size() - 1) + " more are";
    };
  }
}
