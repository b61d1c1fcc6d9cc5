package croze.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.report.table.PaperRows.PaperRow;
import croze.report.table.PaperRows.Tally;
import croze.report.text.CellText;
import croze.stats.correlation.PairedDifference;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Statistics;
import croze.study.result.ResultTable.Unit;
import croze.study.result.TableBlock;
import croze.study.result.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A table as the HTML report shows it: texts as the other forms print them, and beside each the
 * number that a reader may sort by. What is missing is left out.
 */
public final class TableJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ResultTable table;
  private final Footnotes footnotes;

  private TableJson(ResultTable table) {
    this.table = table;
    this.footnotes = new Footnotes(table);
  }

  public static String render(ResultTable table) {
    return of(table).toPrettyString() + "\n";
  }

  static JsonNode of(ResultTable table) {
    return new TableJson(table).object();
  }

  private ObjectNode object() {
    ObjectNode object = JSON.objectNode();
    object.put("study", table.name());
    object.put("title", table.title());
    object.put("partial", Caption.isPartial(table));
    object.put("unit", table.unit().name().toLowerCase(java.util.Locale.ROOT));
    object.put("heading", table.heading());
    object.put("benchmark", table.benchmark());
    table.reference().ifPresent(r -> object.put("reference", table.rowLabel(r)));
    Caption.agreement(table).ifPresent(a -> object.put("agreement", a));
    object.set("paperRows", paperRows());
    if (ControllingForSize.in(table)) {
      object.put("controllingForSize", ControllingForSize.sentence(table));
    }
    object.set("sentences", strings(Caption.sentences(table)));
    ArrayNode notes = object.putArray("notes");
    footnotes
        .all()
        .forEach(n -> notes.addObject().put("mark", n.getKey()).put("text", n.getValue()));
    ArrayNode blocks = object.putArray("blocks");
    TableBlock.of(table).forEach(block -> blocks.add(block(block)));
    return object;
  }

  private JsonNode paperRows() {
    ArrayNode rows = JSON.arrayNode();
    for (PaperRow row : PaperRows.of(table)) {
      ObjectNode object = tally(row.tally());
      ArrayNode alternatives = object.putArray("alternatives");
      row.alternatives().forEach(a -> alternatives.add(tally(a)));
      rows.add(object);
    }
    return rows;
  }

  private static ObjectNode tally(Tally tally) {
    ObjectNode object =
        JSON.objectNode()
            .put("label", tally.label())
            .put("inside", tally.inside())
            .put("close", tally.close())
            .put("of", tally.of());
    if (tally.isWide()) {
      object.put("wide", true);
    }
    return object;
  }

  private ObjectNode block(TableBlock block) {
    Column first = table.columns().get(block.columns().get(0));
    Optional<ControllingForSize> controllingForSize = ControllingForSize.of(table, block);
    List<Standing> standings = block.columns().stream().map(c -> Standing.of(table, c)).toList();
    ObjectNode object = JSON.objectNode();
    object.put("dataset", first.dataset().label());
    if (table.views().size() > 1) {
      object.put("view", first.view().label());
    }
    ArrayNode columns = object.putArray("columns");
    block.columns().forEach(c -> columns.add(table.columns().get(c).label()));
    List<String> unranked =
        block.columns().stream()
            .map(table.columns()::get)
            .filter(c -> !c.isRanked())
            .map(Column::label)
            .toList();
    if (!unranked.isEmpty()) {
      object.set("unranked", strings(unranked));
    }
    controllingForSize.ifPresent(g -> object.put("controllingForSize", g.label()));
    List<QualityLine> quality = QualityLine.of(table, block);
    if (!quality.isEmpty()) {
      ArrayNode lines = object.putArray("quality");
      quality.forEach(
          q -> lines.addObject().put("label", q.label()).set("texts", strings(q.texts())));
    }
    ArrayNode rows = object.putArray("rows");
    for (int r = 0; r < table.rows().size(); r++) {
      ObjectNode row = rows.addObject();
      ResultTable.Row spec = table.rows().get(r);
      row.put("label", spec.label());
      row.put("notes", footnotes.markers(RowNotes.of(table, block, r)));
      row.put("n", block.counted(table, r));
      int index = r;
      controllingForSize.ifPresent(g -> row.put("controllingForSize", g.text(table, index)));
      ArrayNode cells = row.putArray("cells");
      for (int k = 0; k < block.columns().size(); k++) {
        cells.add(cell(r, block.columns().get(k), standings.get(k)));
      }
    }
    return object;
  }

  private ObjectNode cell(int place, int column, Standing standing) {
    Cell cell = table.cell(place, column);
    Unit unit = table.unit(column);
    String measured = CellText.value(cell.measured(), unit);
    ObjectNode object = JSON.objectNode();
    put(object, "value", cell.measured());
    text(object, "measured", measured);
    text(object, "paper", CellText.value(cell.paper(), unit));
    text(object, "difference", CellText.difference(cell, unit));
    text(object, "notes", footnotes.markers(cell.notes()));
    if (!measured.isEmpty() && standing.isBest(cell, measured)) {
      object.put("place", 1);
    } else if (!measured.isEmpty() && standing.isSecond(cell, measured)) {
      object.put("place", 2);
    }
    Verdict.of(table.columns().get(column), cell).ifPresent(v -> object.put("verdict", v.id()));
    cell.statistics().ifPresent(s -> object.set("statistics", statistics(s)));
    return object;
  }

  private ObjectNode statistics(Statistics s) {
    ObjectNode object = JSON.objectNode();
    text(object, "low", CellText.value(s.low(), table.unit()));
    text(object, "high", CellText.value(s.high(), table.unit()));
    text(object, "tau", CellText.value(s.tau(), table.unit()));
    text(object, "controllingForSize", CellText.value(s.controllingForSize(), table.unit()));
    object.put("ties", s.ties());
    s.toReference().ifPresent(d -> difference(object, d));
    return object;
  }

  private void difference(ObjectNode object, PairedDifference d) {
    if (!Double.isNaN(d.holm())) {
      text(object, "minusReference", CellText.value(d.difference(), table.unit()));
      put(object, "holm", d.holm());
    }
  }

  private static void put(ObjectNode object, String name, double value) {
    if (!Double.isNaN(value)) {
      object.put(name, value);
    }
  }

  private static void text(ObjectNode object, String name, String text) {
    if (!text.isEmpty()) {
      object.put(name, text);
    }
  }

  private static JsonNode strings(List<String> strings) {
    ArrayNode array = JSON.arrayNode();
    strings.forEach(array::add);
    return array;
  }
}
