package croze.report;

import croze.study.ResultTable;
import croze.study.ResultTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table for a terminal of 130 columns: a block a data set, in a row the measured values with the
 * differences to the paper in brackets, and under them what the paper prints.
 */
public final class ConsoleTable {
  private static final int WIDTH = 130;
  private static final String GAP = "  ";

  private final ResultTable table;
  private final Footnotes footnotes;
  private final StringBuilder text = new StringBuilder();

  private ConsoleTable(ResultTable table) {
    this.table = table;
    this.footnotes = new Footnotes(table);
  }

  public static String render(ResultTable table) {
    return new ConsoleTable(table).render();
  }

  private String render() {
    wrapped("", Caption.title(table));
    Caption.sentences(table).forEach(s -> wrapped("", s));
    if (table.hasPaper()) {
      wrapped("", "Each value is measured, with the difference to the paper's figure under it.");
    }
    Block.of(table).forEach(this::block);
    text.append('\n');
    for (Map.Entry<String, String> note : footnotes.all()) {
      wrapped(note.getKey() + "  ", note.getValue());
    }
    return text.toString();
  }

  private void block(Block block) {
    List<List<String>> lines = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of(block.heading()));
    block.columns().forEach(c -> heading.add(table.columns().get(c).label()));
    heading.add("n");
    lines.add(heading);
    for (int r = 0; r < table.rows().size(); r++) {
      lines.add(measured(block, r));
      if (block.cells(table, r).stream().anyMatch(c -> !Double.isNaN(c.paper()))) {
        lines.add(paper(block, r));
      }
    }
    int[] widths = new int[heading.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    text.append('\n');
    for (int l = 0; l < lines.size(); l++) {
      line(lines.get(l), widths, heading.size() - 1);
      if (l == 0) {
        int total = -GAP.length();
        for (int w : widths) {
          total += w + GAP.length();
        }
        text.append("-".repeat(total)).append('\n');
      }
    }
  }

  private List<String> measured(Block block, int row) {
    ResultTable.Row spec = table.rows().get(row);
    List<String> line = new ArrayList<>(List.of(marked(spec.label(), block.notes(table, row))));
    for (Cell cell : block.cells(table, row)) {
      String value = CellText.value(cell.measured(), table.unit());
      String difference = CellText.difference(cell, table.unit());
      line.add(
          marked(
              signed(value.isEmpty() ? "-" : value)
                  + (difference.isEmpty() ? "" : " (" + difference + ")"),
              cell.notes()));
    }
    int counted = block.counted(table, row);
    line.add(counted == 0 ? "" : Caption.thousands(counted));
    return line;
  }

  private List<String> paper(Block block, int row) {
    List<String> line = new ArrayList<>(List.of("  paper"));
    block.cells(table, row).forEach(c -> line.add(signed(CellText.value(c.paper(), table.unit()))));
    line.add("");
    return line;
  }

  /** Keeps the points of positive and negative numbers under each other. */
  private static String signed(String value) {
    return value.isEmpty() || value.startsWith("-") && value.length() > 1 ? value : " " + value;
  }

  private String marked(String value, List<String> notes) {
    return notes.isEmpty() ? value : value + " " + footnotes.markers(notes);
  }

  private void line(List<String> cells, int[] widths, int right) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String pad = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == right ? pad + cells.get(i) : cells.get(i) + pad).append(GAP);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private void wrapped(String label, String sentence) {
    StringBuilder line = new StringBuilder(label);
    for (String word : sentence.split(" ")) {
      if (line.length() + word.length() > WIDTH) {
        text.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(" ".repeat(label.length()));
      }
      line.append(word).append(' ');
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
