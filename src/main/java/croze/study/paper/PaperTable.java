package croze.study.paper;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.image.Dataset;
import croze.study.result.View;
import java.util.List;
import java.util.Objects;

/**
 * Where a table of the paper is.
 *
 * @param file CSV file, relative to the experiment's
 * @param rows its columns that together name a row
 * @param column pattern of the names of its other columns: {@code {dataset}}, {@code {view}} and
 *     {@code {metric}} stand for what they say
 * @param datasets the data sets that it is about; all if empty
 * @param views the views that it is about; all if empty
 */
public record PaperTable(
    @JsonProperty(required = true) String file,
    @JsonProperty(required = true) List<String> rows,
    @JsonProperty(required = true) String column,
    List<Dataset> datasets,
    List<View> views) {
  public PaperTable {
    datasets = Objects.requireNonNullElse(datasets, List.of());
    views = Objects.requireNonNullElse(views, List.of());
  }

  /** Whether its figures belong beside those of a data set in a view. */
  public boolean isAbout(Dataset dataset, View view) {
    return (datasets.isEmpty() || datasets.contains(dataset))
        && (views.isEmpty() || views.contains(view));
  }
}
