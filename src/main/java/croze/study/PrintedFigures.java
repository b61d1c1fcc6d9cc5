package croze.study;

import croze.image.Dataset;
import croze.study.Experiment.MetricColumn;
import croze.study.Experiment.RowSpec;

/**
 * What the paper prints beside the cells of an experiment. Beside a mean of columns that the paper
 * has no figure for stands the mean of what it prints in these columns.
 */
record PrintedFigures(Experiment experiment, PaperFigures paper) {

  /** The figure, or NaN if the paper has none. */
  double figure(RowSpec row, Dataset dataset, View view, String metric) {
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
