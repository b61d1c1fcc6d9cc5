package croze.report.frame;

import croze.study.audit.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** An audit as a data frame. Names and order of the columns are a stable format. */
public final class AuditFrame {
  private static final String PLACES = "0.000000";

  private final List<Finding> findings;
  private final Table frame = Table.create("audit");

  private AuditFrame(List<Finding> findings) {
    this.findings = findings;
  }

  /**
   * One line a finding: {@code table, row, column, check, printed, recomputed, low, high,
   * difference, verdict, note}. What is missing is empty.
   */
  public static Table of(List<Finding> findings) {
    AuditFrame f = new AuditFrame(findings);
    f.texts("table", Finding::table);
    f.texts("row", Finding::row);
    f.texts("column", Finding::column);
    f.texts("check", finding -> finding.check().id());
    f.texts("printed", finding -> finding.printed().toPlainString());
    f.numbers("recomputed", PLACES, Finding::recomputed);
    f.numbers("low", PLACES, Finding::low);
    f.numbers("high", PLACES, Finding::high);
    f.numbers("difference", PLACES, Finding::difference);
    f.texts("verdict", finding -> finding.verdict().id());
    f.texts("note", Finding::note);
    return f.frame;
  }

  private void texts(String name, Function<Finding, String> field) {
    frame.addColumns(StringColumn.create(name, findings.stream().map(field)));
  }

  private void numbers(String name, String pattern, ToDoubleFunction<Finding> field) {
    frame.addColumns(
        TableFrames.numbers(
            name,
            pattern,
            findings.stream().mapToDouble(field).map(TableFrames::unsigned).toArray()));
  }
}
