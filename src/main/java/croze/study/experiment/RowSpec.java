package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.study.score.GivenScores;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Row of a table as its file describes it: the keys that all kinds of study have. Immutable. */
public interface RowSpec {

  @JsonProperty(required = true)
  @JsonPropertyDescription("Name of the row in CSV files.")
  String name();

  @JsonProperty(required = true)
  @JsonPropertyDescription("Name of the row where people read it.")
  String label();

  @JsonProperty(required = true)
  @JsonPropertyDescription(
      "The proxy, or the members of an ensemble. In place of a proxy an accuracy may stand (nas-robbench-201:pgd@8), a published score (nas-bench-suite-zero:snip) or a column of a file (file:mine.csv#myproxy).")
  List<String> scores();

  /** Null for a single score. */
  @JsonPropertyDescription("How the scores of an ensemble become one.")
  Aggregation aggregation();

  @JsonPropertyDescription(
      "How networks are scored where that differs from the rest of the study, by option.")
  Map<String, String> setting();

  /** Null if the paper has no such row. */
  @JsonPropertyDescription("The row's name in the paper's file, its parts joined by spaces.")
  String paper();

  /** Whether it has scores at all. */
  default boolean takesScores() {
    return true;
  }

  /** Whether these proxies suffice for it. */
  default boolean needsOnly(Set<String> proxies) {
    return scores().stream().allMatch(s -> proxies.contains(s) || GivenScores.names(s));
  }
}
