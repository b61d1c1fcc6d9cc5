package croze.study.result;

/**
 * Statistic that a column shows of the architectures of its {@link Subset}: the mean of the best
 * three, a median over searches. Each kind of study has its own.
 */
public interface Statistic {
  /** The measured value itself, of kinds that show nothing else. */
  Statistic VALUE = () -> "value";

  /** Name in files: {@code top3}. */
  String id();

  /** What readers are told. */
  default String label() {
    return id();
  }

  /** Whether its values are numbers of networks, not accuracies or correlations. */
  default boolean counts() {
    return false;
  }

  /** Which value of a column is the best. */
  default Best best() {
    return Best.HIGHEST;
  }

  /** Whether pictures show it beside other rows. */
  default boolean isDrawn() {
    return true;
  }

  /** Which value of a column is the best. */
  enum Best {
    HIGHEST,
    LOWEST,
    /** Values are not ranked. */
    NONE
  }
}
