package croze.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import croze.InvalidInputException;
import croze.image.Dataset;
import croze.space.nb201.CellSpace;
import croze.sweep.task.ScoreText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.joining.JoinType;

/**
 * Scores and accuracies side by side, a row an architecture: {@code index}, {@code isomorph},
 * {@code architecture}, {@code <dataset>/score:<proxy>}, {@code <dataset>/<metric>}. Numbers are
 * texts that read back to the same double; what is missing is empty.
 */
public final class JoinedTable {
  private static final String INDEX = "index";
  private static final List<String> KEYS = List.of(INDEX, "isomorph", "architecture");

  private JoinedTable() {}

  /**
   * @param unique one row for each class of isomorphic cells
   * @param proxies names of proxies; those without published scores of a data set are left out
   * @throws InvalidInputException if there is neither a score nor an accuracy
   */
  public static Table of(
      Path results,
      List<Dataset> datasets,
      List<String> proxies,
      List<Target> targets,
      boolean unique) {
    int[] indices =
        IntStream.range(0, CellSpace.cells().size())
            .filter(i -> !unique || CellSpace.representative(CellSpace.cell(i)) == i)
            .toArray();
    Table scores = Table.create("scores", IntColumn.create(INDEX, indices));
    scores.addColumns(
        IntColumn.create(
            KEYS.get(1),
            IntStream.of(indices).map(i -> CellSpace.representative(CellSpace.cell(i))).toArray()),
        StringColumn.create(
            KEYS.get(2), IntStream.of(indices).mapToObj(i -> "" + CellSpace.cell(i)).toList()));
    for (Dataset dataset : datasets) {
      Map<String, Contender> known = Rivals.of(results, dataset);
      for (String proxy : proxies) {
        Contender scored = known.get(proxy);
        if (scored != null) {
          scores.addColumns(
              StringColumn.create(
                  dataset.id() + "/score:" + proxy,
                  IntStream.of(indices)
                      .mapToObj(i -> scored.present().get(i) ? text(scored.byIndex()[i]) : "")
                      .toList()));
        }
      }
    }
    Table accuracies = Table.create("accuracies", IntColumn.create(INDEX, indices));
    for (Target target : targets) {
      accuracies.addColumns(
          StringColumn.create(
              target.dataset() + "/" + target.metric(),
              IntStream.of(indices).mapToObj(i -> text(target.byIndex()[i])).toList()));
    }
    return scores.joinOn(INDEX).with(accuracies).type(JoinType.INNER).join();
  }

  private static String text(double value) {
    return ScoreText.shortest(value);
  }

  /** A row as one JSON object: numbers as numbers, NaN and infinities as texts. */
  public static String json(Row row) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String column : row.columnNames()) {
      if (column.equals(KEYS.get(2))) {
        object.put(column, row.getString(column));
      } else if (KEYS.contains(column)) {
        object.put(column, row.getInt(column));
      } else if (row.getString(column).isEmpty()) {
        object.putNull(column);
      } else if (Double.isFinite(Double.parseDouble(row.getString(column)))) {
        object.putRawValue(column, new RawValue(row.getString(column)));
      } else {
        object.put(column, row.getString(column));
      }
    }
    return object.toString();
  }
}
