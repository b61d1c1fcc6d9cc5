package croze.report.table;

import croze.report.text.CellText;
import croze.report.text.MarkdownText;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Unit;
import croze.study.result.TableBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table in Markdown: measured, and in brackets what the paper prints and the difference. */
public final class MarkdownTable {
  private MarkdownTable() {}

  public static String render(ResultTable table) {
    Footnotes footnotes = new Footnotes(table);
    StringBuilder text = new StringBuilder();
    text.append("# ").append(MarkdownText.escape(Caption.title(table))).append("\n\n");
    text.append(MarkdownText.escape(String.join(" ", Caption.sentences(table))));
    text.append(table.hasPaper() ? " Each cell: measured (paper, difference)." : "");
    text.append(" Best value of a column **bold**, second <u>underlined</u>.\n");
    if (ControllingForSize.in(table)) {
      text.append('\n').append(ControllingForSize.sentence(table)).append('\n');
    }
    for (TableBlock block : TableBlock.of(table)) {
      block(text, table, block, footnotes);
    }
    if (!footnotes.all().isEmpty()) {
      text.append('\n');
    }
    for (Map.Entry<String, String> note : footnotes.all()) {
      text.append(
          "<sup>%s</sup> %s  \n".formatted(note.getKey(), MarkdownText.escape(note.getValue())));
    }
    return text.toString();
  }

  private static void block(
      StringBuilder text, ResultTable table, TableBlock block, Footnotes footnotes) {
    List<String> heading = new ArrayList<>(List.of(block.heading(table)));
    block.columns().forEach(c -> heading.add(MarkdownText.escape(table.columns().get(c).label())));
    Optional<ControllingForSize> controllingForSize = ControllingForSize.of(table, block);
    controllingForSize.ifPresent(g -> heading.add(MarkdownText.escape(g.label())));
    heading.add("n");
    text.append('\n');
    line(text, heading);
    line(text, heading.stream().map(h -> h.equals(heading.get(0)) ? "---" : "--:").toList());
    for (QualityLine quality : QualityLine.of(table, block)) {
      List<String> line = new ArrayList<>(List.of("*" + quality.label() + "*"));
      line.addAll(quality.texts());
      controllingForSize.ifPresent(g -> line.add(""));
      line.add("");
      line(text, line);
    }
    for (int r = 0; r < table.rows().size(); r++) {
      List<String> line = new ArrayList<>();
      line.add(
          MarkdownText.escape(table.rows().get(r).label())
              + sup(footnotes, RowNotes.of(table, block, r)));
      for (int c : block.columns()) {
        Cell cell = table.cell(r, c);
        line.add(value(cell, table.unit(c), Standing.of(table, c)) + sup(footnotes, cell.notes()));
      }
      int row = r;
      controllingForSize.ifPresent(g -> line.add(g.text(table, row)));
      line.add(Caption.thousands(block.counted(table, r)));
      line(text, line);
    }
  }

  private static String value(Cell cell, Unit unit, Standing standing) {
    String measured = CellText.value(cell.measured(), unit);
    String paper = CellText.value(cell.paper(), unit);
    String shown =
        measured.isEmpty()
            ? "–"
            : standing.isBest(cell, measured)
                ? "**" + measured + "**"
                : standing.isSecond(cell, measured) ? "<u>" + measured + "</u>" : measured;
    if (paper.isEmpty()) {
      return shown;
    }
    String difference = CellText.difference(cell, unit);
    return shown + " (" + paper + (difference.isEmpty() ? "" : ", " + difference) + ")";
  }

  private static String sup(Footnotes footnotes, List<String> notes) {
    return notes.isEmpty() ? "" : " <sup>" + footnotes.markers(notes) + "</sup>";
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
