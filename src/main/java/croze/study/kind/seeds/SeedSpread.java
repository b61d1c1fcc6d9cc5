package croze.study.kind.seeds;

import com.fasterxml.jackson.annotation.JsonValue;
import croze.study.result.Statistic;
import java.util.Locale;

/** Statistic of the spread of ρ over the seeds of a row. */
public enum SeedSpread implements Statistic {
  /** Mean over the runs. */
  MEAN,
  /** Standard deviation over the runs. */
  SD,
  /** Standard deviation that the seed of the weights makes. */
  SD_INIT,
  /** Standard deviation that the seed of the batches makes. */
  SD_BATCH,
  /** Standard deviation that neither of them makes alone. */
  SD_REST;

  /** Whether it parts the variance, for which every pair of seeds must have been run. */
  boolean needsCrossedSeeds() {
    return this == SD_INIT || this == SD_BATCH || this == SD_REST;
  }

  @Override
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Best best() {
    return this == MEAN ? Best.HIGHEST : Best.NONE;
  }

  @Override
  public boolean isDrawn() {
    return this == MEAN;
  }
}
