package croze.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.study.ResultTable.Unit;

/** What a cell is. */
public enum Kind {
  /** Spearman's ρ of a score with an accuracy. */
  @JsonProperty("correlation")
  CORRELATION(Unit.CORRELATION),
  /** Mean accuracy of the architectures that a score puts first. */
  @JsonProperty("selection")
  SELECTION(Unit.PERCENT),
  /** Mean accuracy, in percent, of those that a score puts first or last in a random pool. */
  @JsonProperty("pools")
  POOLS(Unit.PERCENT),
  /** Spearman's ρ of a score with the same proxy as others published it. */
  @JsonProperty("published")
  PUBLISHED(Unit.CORRELATION),
  /** How Spearman's ρ spreads over seeds. */
  @JsonProperty("seeds")
  SEEDS(Unit.CORRELATION);

  private final Unit unit;

  Kind(Unit unit) {
    this.unit = unit;
  }

  Unit unit() {
    return unit;
  }
}
