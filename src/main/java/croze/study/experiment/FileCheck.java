package croze.study.experiment;

import croze.InvalidInputException;
import croze.study.result.Statistic;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refusals of an experiment file: each names the file, the line, the key, the value and the fix.
 */
public final class FileCheck {
  /** More draws take hours, and move no third decimal. */
  private static final int MOST_DRAWS = 100_000;

  private final Path file;

  FileCheck(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** What is to be thrown for a value that is wrong. */
  public InvalidInputException wrong(String key, Object found, String expected) {
    return new InvalidInputException(
        "%s: found '%s', expected %s".formatted(place(key), found, expected));
  }

  /** The same with a reason that names value and fix itself. */
  InvalidInputException wrong(String key, InvalidInputException reason) {
    return new InvalidInputException(place(key) + ": " + reason.getMessage(), reason);
  }

  private String place(String key) {
    return "%s%s, key %s".formatted(file, YamlLines.read(file).of(key), key);
  }

  /** Requires one of the known values. */
  public void known(String key, Object value, Collection<?> known) {
    if (!known.contains(value)) {
      throw wrong(
          key,
          value,
          "one of "
              + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
    }
  }

  /** Requires a value, and none that is null. */
  public void some(String key, Collection<?> values) {
    if (values == null || values.isEmpty() || values.stream().anyMatch(v -> v == null)) {
      throw wrong(key, values, "at least one, and none of them empty");
    }
  }

  /** Requires each value once. */
  public void once(String key, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw wrong(key, value instanceof Statistic s ? s.id() : value, "each once");
      }
    }
  }

  /** Requires a number of random draws. */
  public void draws(String key, int draws) {
    if (draws < 2 || draws > MOST_DRAWS) {
      throw wrong(key, draws, "2 to " + MOST_DRAWS);
    }
  }
}
