package croze.benchmark.metric;

import croze.InvalidInputException;
import croze.csv.CsvNumber;

/**
 * An accuracy that a benchmark has of every network: on clean images, under an attack of a given
 * epsilon or of fixed strength, or under a corruption of a given severity; or a column of a table
 * of one's own.
 */
public sealed interface Metric {
  /** What stands before the name of a column of one's own. */
  String OWN_COLUMN = "column:";

  /** In 1/255. */
  int LARGEST_EPSILON = 255;

  /** {@code clean} */
  record Clean() implements Metric {
    @Override
    public String toString() {
      return "clean";
    }
  }

  /**
   * {@code fgsm@8}
   *
   * @param epsilon radius in 1/255
   */
  record Attacked(Attack attack, double epsilon) implements Metric {
    @Override
    public String toString() {
      return attack.id() + "@" + text(epsilon);
    }
  }

  /** {@code autoattack} */
  record Fixed(FixedAttack attack) implements Metric {
    @Override
    public String toString() {
      return attack.id();
    }
  }

  /**
   * {@code snow@3}
   *
   * @param severity 1 … 5
   */
  record Corrupted(Corruption corruption, int severity) implements Metric {
    /**
     * @throws InvalidInputException if the severity is not 1 … 5
     */
    public Corrupted {
      if (severity < 1 || severity > Corruption.SEVERITIES) {
        throw new InvalidInputException(
            corruption.id() + "@" + severity + ": severity must be 1 to " + Corruption.SEVERITIES);
      }
    }

    @Override
    public String toString() {
      return corruption.id() + "@" + severity;
    }
  }

  /**
   * {@code column:resilience}
   *
   * @param name of a column of a table of one's own that no other metric describes
   */
  record OwnColumn(String name) implements Metric {
    @Override
    public String toString() {
      return OWN_COLUMN + name;
    }
  }

  static Metric clean() {
    return new Clean();
  }

  static Metric of(FixedAttack attack) {
    return new Fixed(attack);
  }

  static Metric of(Attack attack, double epsilon) {
    return new Attacked(attack, epsilon);
  }

  static Metric of(Corruption corruption, int severity) {
    return new Corrupted(corruption, severity);
  }

  /**
   * Reads {@code clean}, {@code <attack>@<epsilon in 1/255>}, {@code <corruption>@<severity>}, the
   * name of a fixed attack, or {@code column:<name>}, the inverse of {@code toString}.
   *
   * @throws InvalidInputException if the text is none of these
   */
  static Metric parse(String text) {
    if (text.equals("clean")) {
      return clean();
    }
    if (text.startsWith(OWN_COLUMN) && text.length() > OWN_COLUMN.length()) {
      return new OwnColumn(text.substring(OWN_COLUMN.length()));
    }
    for (FixedAttack attack : FixedAttack.values()) {
      if (attack.id().equals(text)) {
        return of(attack);
      }
    }
    int at = text.indexOf('@');
    try {
      String name = at < 0 ? text : text.substring(0, at);
      String level = at < 0 ? "" : text.substring(at + 1);
      for (Attack attack : Attack.values()) {
        if (attack.id().equals(name)) {
          return of(attack, epsilon(level));
        }
      }
      for (Corruption corruption : Corruption.values()) {
        if (corruption.id().equals(name)) {
          return of(corruption, Integer.parseInt(level));
        }
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "metric '" + text + "': expected a number above 0 and up to 255 after '@'", e);
    }
    throw new InvalidInputException(
        "no metric '"
            + text
            + "', expected clean, fgsm@8, pgd@1, autoattack, snow@3 or the like (croze metrics lists all, with their epsilons), or column:NAME of a file of your own");
  }

  /** A decimal number above 0, at most the whole range of a pixel. */
  private static double epsilon(String level) {
    double epsilon = CsvNumber.parse(level).orElseThrow(NumberFormatException::new);
    if (!(epsilon > 0 && epsilon <= LARGEST_EPSILON)) {
      throw new NumberFormatException();
    }
    return epsilon;
  }

  /** An epsilon without a needless ".0". */
  static String text(double epsilon) {
    return epsilon == Math.rint(epsilon) ? Long.toString((long) epsilon) : Double.toString(epsilon);
  }
}
