package croze.report.table;

import croze.report.text.CellText;
import croze.report.text.LatexText;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.TableBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table in LaTeX, to be read in with {@code \input}: a {@code tabular} a data set, each cell the
 * measured value and small behind it the paper's; the best measured value of a column bold, the
 * second underlined. Wide ones shrink to the page. Needs the packages booktabs and graphicx.
 */
public final class LatexTable {
  private final ResultTable table;
  private final Footnotes footnotes;
  private final StringBuilder text = new StringBuilder();

  private LatexTable(ResultTable table) {
    this.table = table;
    this.footnotes = new Footnotes(table);
  }

  public static String render(ResultTable table) {
    return new LatexTable(table).render();
  }

  private String render() {
    line("%% \\usepackage{booktabs,graphicx} in the preamble; \\input{%s} here.", table.name());
    line("\\begin{table*}");
    line("\\centering\\scriptsize\\setlength{\\tabcolsep}{3pt}");
    line(
        "\\caption{%s. %s Each cell: measured, {\\tiny paper}; best measured value of a column \\textbf{bold}, second \\underline{underlined}.}",
        LatexText.escape(Caption.title(table)),
        LatexText.escape(String.join(" ", Caption.sentences(table))));
    line("\\label{tab:%s}", table.name());
    TableBlock.of(table).forEach(this::block);
    if (ControllingForSize.in(table)) {
      line(
          "\\par\\raggedright\\scriptsize %s",
          LatexText.escape(ControllingForSize.sentence(table)));
    }
    for (Map.Entry<String, String> note : footnotes.all()) {
      line(
          "\\par\\raggedright\\scriptsize\\textsuperscript{%s} %s",
          note.getKey(), LatexText.escape(note.getValue()));
    }
    line("\\end{table*}");
    return text.toString();
  }

  private void block(TableBlock block) {
    List<Standing> standings = block.columns().stream().map(c -> Standing.of(table, c)).toList();
    line("\\par\\smallskip");
    Optional<ControllingForSize> controllingForSize = ControllingForSize.of(table, block);
    line("\\resizebox{\\ifdim\\width>\\textwidth\\textwidth\\else\\width\\fi}{!}{%%");
    line(
        "\\begin{tabular}{l%sr}",
        "l".repeat(block.columns().size() + (controllingForSize.isPresent() ? 1 : 0)));
    line("\\toprule");
    row(
        block.heading(table),
        block.columns().stream()
                .map(c -> LatexText.escape(table.columns().get(c).label()))
                .collect(Collectors.joining(" & "))
            + controllingForSize.map(g -> " & " + LatexText.escape(g.label())).orElse(""),
        "$n$");
    for (QualityLine quality : QualityLine.of(table, block)) {
      row(
          "\\emph{" + LatexText.escape(quality.label()) + "}",
          quality.texts().stream().map(LatexTable::minus).collect(Collectors.joining(" & "))
              + (controllingForSize.isPresent() ? " &" : ""),
          "");
    }
    line("\\midrule");
    for (int r = 0; r < table.rows().size(); r++) {
      StringBuilder cells = new StringBuilder();
      for (int k = 0; k < block.columns().size(); k++) {
        cells.append(k == 0 ? "" : " & ").append(cell(r, block.columns().get(k), standings.get(k)));
      }
      int row = r;
      controllingForSize.ifPresent(g -> cells.append(" & ").append(minus(g.text(table, row))));
      ResultTable.Row spec = table.rows().get(r);
      int counted = block.counted(table, r);
      row(
          LatexText.escape(spec.label()) + markers(RowNotes.of(table, block, r)),
          cells.toString(),
          counted == 0 ? "" : Caption.thousands(counted).replace(",", "\\,"));
    }
    line("\\bottomrule");
    line("\\end{tabular}}");
  }

  private String cell(int row, int column, Standing standing) {
    Cell cell = table.cell(row, column);
    String measured = CellText.value(cell.measured(), table.unit(column));
    String paper = CellText.value(cell.paper(), table.unit(column));
    return emphasised(cell, measured, standing)
        + (paper.isEmpty() ? "" : " {\\tiny " + minus(paper) + "}")
        + markers(cell.notes());
  }

  private static String emphasised(Cell cell, String measured, Standing standing) {
    if (measured.isEmpty()) {
      return "--";
    }
    String shown = minus(measured);
    return standing.isBest(cell, measured)
        ? "\\textbf{" + shown + "}"
        : standing.isSecond(cell, measured) ? "\\underline{" + shown + "}" : shown;
  }

  private static String minus(String number) {
    return number.replace("-", "$-$");
  }

  private String markers(List<String> notes) {
    return notes.isEmpty() ? "" : "\\textsuperscript{" + footnotes.markers(notes) + "}";
  }

  private void row(String first, String cells, String last) {
    line("%s & %s & %s \\\\", first, cells, last);
  }

  private void line(String format, Object... values) {
    text.append(format.formatted(values)).append('\n');
  }
}
