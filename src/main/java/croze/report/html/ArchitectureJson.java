package croze.report.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import croze.space.nb201.Operation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The space and what is known of its architectures. */
final class ArchitectureJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ArchitectureJson() {}

  static ObjectNode of(List<ArchitectureColumns> sets) {
    ObjectNode object = JSON.objectNode();
    ArrayNode operations = object.putArray("operations");
    for (Operation operation : Operation.values()) {
      operations.add(operation.label());
    }
    StringBuilder cells = new StringBuilder();
    ArrayNode representatives = object.putArray("representatives");
    for (Cell cell : CellSpace.cells()) {
      cell.edges().forEach(edge -> cells.append(edge.ordinal()));
      representatives.add(CellSpace.representative(cell));
    }
    object.put("cells", cells.toString());
    ArrayNode array = object.putArray("sets");
    sets.forEach(set -> array.add(set(set)));
    return object;
  }

  private static ObjectNode set(ArchitectureColumns set) {
    ObjectNode object = JSON.objectNode();
    object.put("dataset", set.dataset()).put("title", set.title()).put("source", set.source());
    MathContext digits = new MathContext(set.digits());
    ArrayNode columns = object.putArray("columns");
    for (ArchitectureColumns.Column column : set.columns()) {
      ArrayNode values = columns.addObject().put("label", column.label()).putArray("values");
      for (int i = 0; i < column.values().length; i++) {
        add(values, column.computed()[i], column.values()[i], digits);
      }
    }
    return object;
  }

  private static void add(ArrayNode values, boolean computed, double value, MathContext digits) {
    if (!computed) {
      values.addNull();
    } else if (Double.isFinite(value)) {
      values.add(new BigDecimal(value).round(digits).doubleValue());
    } else {
      values.add(Double.toString(value));
    }
  }
}
