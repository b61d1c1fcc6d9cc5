package croze.study.kind;

import croze.image.Dataset;
import croze.study.experiment.Experiment;
import croze.study.experiment.MetricColumn;
import croze.study.experiment.RowSpec;
import croze.study.paper.PaperFigures;
import croze.study.result.View;

/**
 * What the paper prints beside the cells of an experiment. Beside a mean of columns that the paper
 * has no figure for stands the mean of what it prints in these columns.
 */
public record PrintedFigures(Experiment experiment, PaperFigures paper) {

  /** The figure, or NaN if the paper has none. */
  public double figure(RowSpec row, Dataset dataset, View view, String metric) {
    MetricColumn column = experiment.metrics().get(metric);
    if (column != null && !column.mean().isEmpty() && column.paper() == null) {
      return column.mean().stream()
          .mapToDouble(m -> figure(row, dataset, view, m))
          .average()
          .orElse(Double.NaN);
    }
    return paper.figure(row.paper(), dataset, view, experiment.paperName(metric));
  }
}
