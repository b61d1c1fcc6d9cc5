package croze.study.paper;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.image.Dataset;
import croze.study.result.Subset;
import croze.study.result.View;
import java.util.List;
import java.util.Objects;

/** Place of a table of the paper: the file that has its figures, and how its columns are called. */
public record PaperTable(
    @JsonProperty(required = true)
        @JsonPropertyDescription("CSV file, its path relative to this one.")
        String file,
    @JsonProperty(required = true)
        @JsonPropertyDescription("Columns of the file that together name a row.")
        List<String> rows,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Pattern of the names of its other columns, of {dataset}, {statistic} and {metric}.")
        String column,
    @JsonPropertyDescription("Data sets that it is about; by default all.") List<Dataset> datasets,
    @JsonPropertyDescription("Subsets that it is about; by default all.") List<Subset> subsets) {
  public PaperTable {
    datasets = Objects.requireNonNullElse(datasets, List.of());
    subsets = Objects.requireNonNullElse(subsets, List.of());
  }

  /** Whether its figures belong beside those of a data set in a view. */
  boolean isAbout(Dataset dataset, View view) {
    return (datasets.isEmpty() || datasets.contains(dataset))
        && (subsets.isEmpty() || subsets.contains(view.subset()));
  }
}
