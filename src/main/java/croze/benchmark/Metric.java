package croze.benchmark;

import croze.InvalidInputException;

/**
 * An accuracy that a benchmark has of every network: on clean images, under an attack of a given
 * epsilon, under AutoAttack, or under a corruption of a given severity.
 */
public sealed interface Metric {

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

  /**
   * {@code autoattack}: under AutoAttack (Croce and Hein, ICML 2020) at 8/255, an ensemble of
   * attacks without a radius of one's own choice in the tables that have it.
   */
  record AutoAttack() implements Metric {
    @Override
    public String toString() {
      return "autoattack";
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

  static Metric clean() {
    return new Clean();
  }

  static Metric autoAttack() {
    return new AutoAttack();
  }

  static Metric of(Attack attack, double epsilon) {
    return new Attacked(attack, epsilon);
  }

  static Metric of(Corruption corruption, int severity) {
    return new Corrupted(corruption, severity);
  }

  /**
   * Reads {@code clean}, {@code autoattack}, {@code <attack>@<epsilon in 1/255>} or {@code
   * <corruption>@<severity>}, the inverse of {@code toString}.
   *
   * @throws InvalidInputException if the text is none of these
   */
  static Metric parse(String text) {
    if (text.equals("clean")) {
      return clean();
    }
    if (text.equals("autoattack")) {
      return autoAttack();
    }
    int at = text.indexOf('@');
    try {
      String name = at < 0 ? text : text.substring(0, at);
      String level = at < 0 ? "" : text.substring(at + 1);
      for (Attack attack : Attack.values()) {
        if (attack.id().equals(name)) {
          return of(attack, Double.parseDouble(level));
        }
      }
      for (Corruption corruption : Corruption.values()) {
        if (corruption.id().equals(name)) {
          return of(corruption, Integer.parseInt(level));
        }
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException("metric '" + text + "': no number after '@'", e);
    }
    throw new InvalidInputException(
        "no metric '" + text + "', expected clean, fgsm@8, pgd@1, autoattack, snow@3 or the like");
  }

  /** An epsilon without a needless ".0". */
  static String text(double epsilon) {
    return epsilon == Math.rint(epsilon) ? Long.toString((long) epsilon) : Double.toString(epsilon);
  }
}
