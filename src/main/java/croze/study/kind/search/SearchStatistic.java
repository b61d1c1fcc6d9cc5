package croze.study.kind.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import croze.InvalidInputException;
import croze.study.result.Statistic;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statistic of the networks that searches trained: a median over the repetitions. */
public sealed interface SearchStatistic extends Statistic {

  /** Searches are drawn as curves. */
  @Override
  default boolean isDrawn() {
    return false;
  }

  /**
   * Reads {@code after50} or a {@link Course}.
   *
   * @throws InvalidInputException if the text is none of these
   */
  @JsonCreator
  static SearchStatistic parse(String text) {
    Matcher after = Pattern.compile(After.PREFIX + "([1-9][0-9]{0,5})").matcher(text);
    if (after.matches()) {
      return new After(Integer.parseInt(after.group(1)));
    }
    return Arrays.stream(Course.values())
        .filter(course -> course.id.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no statistic '%s', expected after50 with any number, area, to-target or to-best"
                        .formatted(text)));
  }

  /**
   * The accuracy of the best of the networks that were trained first.
   *
   * @param models how many
   */
  record After(int models) implements SearchStatistic {
    private static final String PREFIX = "after";

    @Override
    public String id() {
      return PREFIX + models;
    }

    @Override
    public String label() {
      return "best of %d trained networks".formatted(models);
    }
  }

  /** What a whole search comes to. */
  enum Course implements SearchStatistic {
    /** The mean of the best accuracy so far after each network: the area under the curve. */
    AREA("area", "mean of the best so far"),
    /** How many networks are trained until one is as accurate as the column's target. */
    TO_TARGET("to-target", "networks until the target"),
    /** How many networks are trained until one is among the best of a thousand. */
    TO_BEST("to-best", "networks until one of the best 0.1 %");

    private final String id;
    private final String words;

    Course(String id, String words) {
      this.id = id;
      this.words = words;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String label() {
      return words;
    }

    @Override
    public boolean counts() {
      return this != AREA;
    }

    @Override
    public Best best() {
      return counts() ? Best.LOWEST : Best.HIGHEST;
    }
  }
}
