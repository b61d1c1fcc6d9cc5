package croze.study.kind;

import croze.study.experiment.Experiment;
import croze.study.experiment.RowSpec;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Statistics;
import croze.study.result.SideTable;
import croze.study.result.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A kind of study: how the cells of an experiment are measured. */
public interface Study {

  /**
   * @param value ρ, or percent
   * @param statistics what is known of a correlation beside its value
   * @param note why there is no value, or what it leaves out; empty for what the table says itself
   */
  record Measured(
      double value, Optional<Statistics> statistics, Coverage coverage, Optional<String> note) {
    public Measured(double value, Optional<Statistics> statistics, Coverage coverage) {
      this(value, statistics, coverage, Optional.empty());
    }
  }

  /** What is to be scored for each row: the row itself, or several runs that it is made of. */
  default List<List<RowSpec>> runs(Experiment experiment) {
    return experiment.rows().stream().map(row -> List.<RowSpec>of(row)).toList();
  }

  /**
   * What stands beside the table, of one data set: how figures spread, or curves.
   *
   * @param all the scores over all architectures, made when asked for
   * @param printed what the paper prints
   */
  default List<? extends SideTable> beside(
      Columns columns, Supplier<Compared> all, PrintedFigures printed) {
    return List.of();
  }

  /**
   * Measures one data set in one view.
   *
   * @param scores the scores of the rows, and which of them are compared
   * @return for each row its cells by column, those columns left out that cannot be filled
   */
  List<Map<String, Measured>> measure(Columns columns, View view, Compared scores);
}
