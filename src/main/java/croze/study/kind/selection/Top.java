package croze.study.kind.selection;

import com.fasterxml.jackson.annotation.JsonCreator;
import croze.InvalidInputException;
import croze.study.result.Statistic;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statistic of the architectures that a row scores highest.
 *
 * @param k how many
 * @param gain what is asked of them
 */
public record Top(int k, Gain gain) implements Statistic {

  /** What a search gets that trains these architectures. */
  public enum Gain {
    /** Their mean accuracy. */
    MEAN("top", "mean of the top "),
    /** The accuracy of the best of them. */
    BEST("best-of-top", "best of the top "),
    /** What the best of all has more. */
    REGRET("regret-of-top", "regret of the top ");

    private final String prefix;
    private final String words;

    Gain(String prefix, String words) {
      this.prefix = prefix;
      this.words = words;
    }
  }

  /**
   * Reads {@code top3}, {@code best-of-top3} or {@code regret-of-top3}.
   *
   * @throws InvalidInputException if the text is none of these
   */
  @JsonCreator
  static Top parse(String text) {
    for (Gain gain : Gain.values()) {
      Matcher top = Pattern.compile(gain.prefix + "([1-9][0-9]{0,3})").matcher(text);
      if (top.matches()) {
        return new Top(Integer.parseInt(top.group(1)), gain);
      }
    }
    throw new InvalidInputException(
        "no statistic '%s', expected top3, best-of-top3 or regret-of-top3, with any number"
            .formatted(text));
  }

  @Override
  public String id() {
    return gain.prefix + k;
  }

  @Override
  public String label() {
    return gain.words + k;
  }

  @Override
  public Best best() {
    return gain == Gain.REGRET ? Best.LOWEST : Best.HIGHEST;
  }

  /** What the best of a selection gets is left to the tables. */
  @Override
  public boolean isDrawn() {
    return gain == Gain.MEAN;
  }
}
