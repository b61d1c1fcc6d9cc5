package croze.study.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the printed figures of the paper owe each other.
 *
 * @param tables for each table, a CSV file of that name, its columns that together name a row
 * @param averages columns that are the mean of others
 * @param harmonics columns that are the harmonic robustness score of two others
 * @param repeats figures that are printed more than once
 */
public record AuditPlan(
    @JsonProperty(required = true) LinkedHashMap<String, List<String>> tables,
    @JsonProperty(required = true) List<Average> averages,
    @JsonProperty(required = true) List<Harmonic> harmonics,
    @JsonProperty(required = true) List<Repeats> repeats) {

  /**
   * @param of the columns that are averaged
   */
  public record Average(
      @JsonProperty(required = true) String table,
      @JsonProperty(required = true) String column,
      @JsonProperty(required = true) List<String> of) {}

  /**
   * HRS = 2CR / (C + R).
   *
   * @param clean column of C
   * @param robust column of R
   * @param means whether C, R and the score are means over several networks: the mean of scores is
   *     then at most the score of the means
   * @param deviations columns of the standard deviations of C and R over these networks; empty if
   *     none are printed
   */
  public record Harmonic(
      @JsonProperty(required = true) String table,
      @JsonProperty(required = true) String column,
      @JsonProperty(required = true) String clean,
      @JsonProperty(required = true) String robust,
      boolean means,
      List<String> deviations) {
    public Harmonic {
      deviations = Objects.requireNonNullElse(deviations, List.of());
    }
  }

  /**
   * Rows that are printed in several tables.
   *
   * @param rows for each row what it is, and by table the name that it has there
   * @param quantities for each quantity the column that has it, by table; a quantity of one table
   *     alone serves the recognition of misplaced figures, and {@code means}
   * @param means quantities that are a mean of which other quantities are parts
   * @param note what else is known if figures differ; null for nothing
   */
  public record Repeats(
      @JsonProperty(required = true) LinkedHashMap<String, LinkedHashMap<String, String>> rows,
      @JsonProperty(required = true)
          LinkedHashMap<String, LinkedHashMap<String, String>> quantities,
      Map<String, Parts> means,
      String note) {
    public Repeats {
      means = Objects.requireNonNullElse(means, Map.of());
    }
  }

  /**
   * A mean over correlations of which some are known in groups.
   *
   * @param of for each quantity over how many correlations it is a mean itself
   * @param others how many more there are, each between −1 and 1
   */
  public record Parts(
      @JsonProperty(required = true) LinkedHashMap<String, Integer> of,
      @JsonProperty(required = true) int others) {}
}
