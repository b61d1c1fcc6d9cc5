package croze.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import croze.InvalidInputException;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.study.result.ResultTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for a terminal of 130 columns: a block a data set, in a row the measured values with the
 * differences to the paper in brackets, and under them what the paper prints. Made from the JSON of
 * a table, so that one that lies in a file reads like one just made.
 */
public final class ConsoleTable {
  private static final Wanted TABLE = new Wanted("a table of croze", "restore it (git checkout)");

  private static final int WIDTH = 130;
  private static final String GAP = "  ";

  private final JsonNode table;
  private final StringBuilder text = new StringBuilder();

  private ConsoleTable(JsonNode table) {
    this.table = table;
  }

  public static String render(ResultTable table) {
    return new ConsoleTable(TableJson.of(table)).render(Caption.title(table));
  }

  /**
   * A table as it lies in {@code <study>.json}.
   *
   * @throws InvalidInputException if the file is missing or no table
   */
  public static String render(Path json) {
    JsonNode table = BoundedFile.json(json, TABLE);
    try {
      String title = table.required("title").asText();
      return new ConsoleTable(table)
          .render(table.path("partial").asBoolean() ? title + " - PARTIAL" : title);
    } catch (IllegalArgumentException e) {
      throw TABLE.refusal(json, e.getMessage(), e);
    }
  }

  private String render(String title) {
    wrapped("", title);
    table.required("sentences").forEach(s -> wrapped("", s.asText()));
    if (table.findValue("paper") != null) {
      wrapped("", "Each value is measured, with the difference to the paper's figure under it.");
    }
    table.required("blocks").forEach(this::block);
    text.append('\n');
    for (JsonNode note : table.required("notes")) {
      wrapped(note.required("mark").asText() + "  ", note.required("text").asText());
    }
    return text.toString();
  }

  private void block(JsonNode block) {
    List<List<String>> lines = new ArrayList<>();
    String view = block.path("view").asText();
    List<String> heading = new ArrayList<>();
    heading.add(block.required("dataset").asText() + (view.isEmpty() ? "" : ", " + view));
    block.required("columns").forEach(c -> heading.add(c.asText()));
    heading.add("n");
    lines.add(heading);
    for (JsonNode quality : block.path("quality")) {
      List<String> line = new ArrayList<>(List.of(quality.required("label").asText()));
      quality.required("texts").forEach(t -> line.add(signed(t.asText())));
      lines.add(line);
    }
    for (JsonNode row : block.required("rows")) {
      lines.add(measured(row));
      if (row.required("cells").findValue("paper") != null) {
        lines.add(paper(row));
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
      if (l == block.path("quality").size()) {
        int total = -GAP.length();
        for (int w : widths) {
          total += w + GAP.length();
        }
        text.append("-".repeat(total)).append('\n');
      }
    }
  }

  private static List<String> measured(JsonNode row) {
    List<String> line = new ArrayList<>();
    line.add(marked(row.required("label").asText(), row));
    for (JsonNode cell : row.required("cells")) {
      String difference = cell.path("difference").asText();
      line.add(
          marked(
              signed(cell.path("measured").asText("-"))
                  + (difference.isEmpty() ? "" : " (" + difference + ")"),
              cell));
    }
    int counted = row.required("n").asInt();
    line.add(counted == 0 ? "" : Caption.thousands(counted));
    return line;
  }

  private static List<String> paper(JsonNode row) {
    List<String> line = new ArrayList<>(List.of("  paper"));
    row.required("cells").forEach(cell -> line.add(signed(cell.path("paper").asText())));
    line.add("");
    return line;
  }

  /** Keeps the points of positive and negative numbers under each other. */
  private static String signed(String value) {
    return value.isEmpty() || value.startsWith("-") && value.length() > 1 ? value : " " + value;
  }

  private static String marked(String value, JsonNode noted) {
    String marks = noted.path("notes").asText();
    return marks.isEmpty() ? value : value + " " + marks;
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
