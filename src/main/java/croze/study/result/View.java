package croze.study.result;

/**
 * View of a table: which architectures its columns speak of, and what they show of these.
 *
 * @param subset the architectures
 * @param statistic what is shown of them
 */
public record View(Subset subset, Statistic statistic) {
  /** The measured value over all architectures. */
  public static final View ALL = new View(Subset.ALL, Statistic.VALUE);

  /** Name in files: {@code unique}, {@code top3}, {@code unique-top3}. */
  public String id() {
    if (statistic == Statistic.VALUE) {
      return subset.id();
    }
    return subset == Subset.ALL ? statistic.id() : subset.id() + "-" + statistic.id();
  }

  /** What readers are told. */
  public String label() {
    if (statistic == Statistic.VALUE) {
      return subset.label();
    }
    return subset == Subset.ALL ? statistic.label() : statistic.label() + ", " + subset.label();
  }
}
