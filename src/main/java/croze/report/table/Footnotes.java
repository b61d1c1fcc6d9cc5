package croze.report.table;

import croze.study.result.ResultTable;
import croze.study.result.TableBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The remarks of a table's rows and cells, each once, lettered in the order of reading. */
final class Footnotes {
  private final Map<String, String> letters = new LinkedHashMap<>();

  Footnotes(ResultTable table) {
    table.rows().forEach(row -> row.notes().forEach(this::letter));
    for (TableBlock block : TableBlock.of(table)) {
      for (int r = 0; r < table.rows().size(); r++) {
        RowNotes.of(table, block, r).forEach(this::letter);
      }
    }
    table.cells().forEach(row -> row.forEach(cell -> cell.notes().forEach(this::letter)));
  }

  private String letter(String note) {
    return letters.computeIfAbsent(note, n -> letter(letters.size()));
  }

  /** a … z, aa, ab … */
  private static String letter(int number) {
    String last = Character.toString((char) ('a' + number % 26));
    return number < 26 ? last : letter(number / 26 - 1) + last;
  }

  /** Letters of some notes: {@code a,c}; empty for none. */
  String markers(List<String> notes) {
    return notes.stream().map(letters::get).collect(Collectors.joining(","));
  }

  /** Letter and text of all notes, in order. */
  List<Map.Entry<String, String>> all() {
    return letters.entrySet().stream().map(e -> Map.entry(e.getValue(), e.getKey())).toList();
  }
}
