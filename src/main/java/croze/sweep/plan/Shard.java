package croze.sweep.plan;

import croze.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the equal parts that a sweep is split into, written {@code 3/10}: of the plan, in its
 * order, each tenth architecture from the third on. The parts of one plan are disjoint and together
 * are all of it.
 *
 * @param index from 1 to count
 * @param count of parts
 */
public record Shard(int index, int count) {
  /** All of a sweep. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,8})");
  private static final String ID = "SLURM_ARRAY_TASK_ID";
  private static final String COUNT = "SLURM_ARRAY_TASK_COUNT";

  /**
   * @throws InvalidInputException if the index is not from 1 to the count
   */
  public Shard {
    if (index < 1 || index > count) {
      throw new InvalidInputException(
          "shard %d/%d: expected a part from 1/%d to %d/%d"
              .formatted(index, count, Math.max(1, count), Math.max(1, count), Math.max(1, count)));
    }
  }

  /**
   * @throws InvalidInputException if the text is no part such as {@code 3/10}
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "shard \"%s\": expected a part such as 3/10, from 1/10 to 10/10".formatted(text));
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * The part that is asked for, else that of a task of a Slurm job array, else the whole.
   *
   * @param given as {@link #parse} reads it
   * @param environment variables by name
   * @param remark is told if the part is the task's
   * @throws InvalidInputException as {@link #parse} and {@link #ofSlurm}
   */
  public static Shard asked(
      Optional<String> given, Map<String, String> environment, Consumer<String> remark) {
    if (given.isPresent()) {
      return parse(given.get());
    }
    Optional<Shard> task = ofSlurm(environment);
    task.ifPresent(
        shard ->
            remark.accept(
                "shard %s, by the task's place in the job array; --shard 1/1 takes all"
                    .formatted(shard)));
    return task.orElse(WHOLE);
  }

  /**
   * The part of a task of a Slurm job array, by its place in the array.
   *
   * @param environment variables by name
   * @return empty if this is no task of an array
   * @throws InvalidInputException if the ids of the array have gaps, so that they say no place
   */
  static Optional<Shard> ofSlurm(Map<String, String> environment) {
    if (environment.getOrDefault(ID, "").isBlank()
        || environment.getOrDefault(COUNT, "").isBlank()) {
      return Optional.empty();
    }
    int count = number(environment, COUNT, 1);
    int least = number(environment, "SLURM_ARRAY_TASK_MIN", 0);
    int step = Math.max(1, number(environment, "SLURM_ARRAY_TASK_STEP", 1));
    int most = number(environment, "SLURM_ARRAY_TASK_MAX", least + step * (count - 1));
    int offset = number(environment, ID, 0) - least;
    if ((most - least) / step + 1 != count || offset < 0 || offset % step != 0) {
      throw new InvalidInputException(
          "%s %s of an array of %d from %d to %d: its ids have gaps and say no part; give --shard, such as --shard \"$%s/100\" for an array of 1 to 100"
              .formatted(ID, environment.get(ID), count, least, most, ID));
    }
    return Optional.of(new Shard(offset / step + 1, count));
  }

  private static int number(Map<String, String> environment, String name, int missing) {
    String text = environment.getOrDefault(name, "").strip();
    try {
      return text.isEmpty() ? missing : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "%s \"%s\": expected a number; give --shard".formatted(name, text), e);
    }
  }

  public boolean isWhole() {
    return count == 1;
  }

  /** This part of a list. */
  public <T> List<T> of(List<T> all) {
    return isWhole()
        ? all
        : IntStream.iterate(index - 1, i -> i < all.size(), i -> i + count)
            .mapToObj(all::get)
            .toList();
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
