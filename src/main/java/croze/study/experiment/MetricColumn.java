package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Objects;

/** Column of a table: the mean over accuracies, or over other columns. */
public record MetricColumn(
    @JsonProperty(required = true) @JsonPropertyDescription("Heading of the column.") String label,
    @JsonPropertyDescription(
            "Accuracies whose ρ, or whose value, is averaged: clean, fgsm@8, a corruption for the mean of its severities, a group of common.yaml, hrs:fgsm@8, column:NAME of a file.")
        List<AccuracyTerm> of,
    @JsonPropertyDescription("In place of 'of': names of the columns that are averaged.")
        List<String> mean,
    @JsonPropertyDescription("Benchmark, if it is another than the study's.") String accuracies,
    @JsonPropertyDescription(
            "Name of the column in the paper's file, if it is another; a mean without one stands beside the mean of what the paper prints in its columns.")
        String paper) {
  public MetricColumn {
    of =
        Objects.requireNonNullElse(of, List.<AccuracyTerm>of()).stream()
            .flatMap(AccuracyTerm::parts)
            .toList();
    mean = Objects.requireNonNullElse(mean, List.of());
  }
}
