package croze.report.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.evaluate.Comparison;
import croze.evaluate.Evaluation;
import croze.evaluate.EvaluationRow;
import croze.stats.correlation.PairedDifference;
import croze.sweep.task.ScoreText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.stat.StatUtils;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The fields of the rows of an evaluation, by the names that docs/reference/files.md explains. */
public final class EvaluationFields {
  private EvaluationFields() {}

  /** The fields of a row; what is undefined is left out. */
  static Map<String, Object> of(EvaluationRow row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataset", row.target().dataset());
    fields.put("proxy", row.proxy());
    fields.put("metric", row.target().metric());
    fields.put("view", row.view());
    fields.put("benchmark", row.target().benchmark());
    fields.put("own", row.own());
    put(fields, "rho", row.estimate().rho());
    put(fields, "low", row.estimate().low());
    put(fields, "high", row.estimate().high());
    put(fields, "tau", row.estimate().tau());
    fields.put("n", row.estimate().n());
    fields.put("ties", row.estimate().ties());
    put(fields, "controlling_for_effective_params", row.controllingForSize());
    fields.put("k", row.top().k());
    put(fields, "ndcg", row.gain().value());
    put(fields, "top_mean", row.top().mean());
    put(fields, "top_best", row.top().best());
    put(fields, "regret", row.regret());
    row.noise()
        .ifPresent(
            noise -> {
              fields.put("seeds", noise.seeds());
              put(fields, "rho_seeds_mean", StatUtils.mean(row.seeds()));
              put(fields, "rho_seeds_sd", Math.sqrt(StatUtils.variance(row.seeds())));
              put(fields, "noise_share", noise.share());
            });
    row.comparisons().forEach(c -> put(fields, c));
    return fields;
  }

  private static void put(Map<String, Object> fields, Comparison comparison) {
    String name = "minus_" + comparison.role();
    PairedDifference test = comparison.test();
    put(fields, name, test.difference());
    put(fields, name + "_low", test.low());
    put(fields, name + "_high", test.high());
    put(fields, name + "_p", test.p());
    put(fields, name + "_p_holm", test.holm());
    if (!comparison.role().equals(comparison.known())) {
      fields.put(comparison.role(), comparison.known());
    }
  }

  private static void put(Map<String, Object> fields, String name, double value) {
    if (Double.isFinite(value)) {
      fields.put(name, value);
    }
  }

  /** One object: {@code {"rows": [...], "remarks": [...]}}. */
  public static String json(Evaluation evaluation) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("rows", evaluation.rows().stream().map(EvaluationFields::of).toList());
    object.put("remarks", evaluation.remarks());
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A line a row, a column a field; what is undefined is empty. */
  static Table frame(Evaluation evaluation) {
    List<Map<String, Object>> rows = evaluation.rows().stream().map(EvaluationFields::of).toList();
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    Table table = Table.create("evaluation");
    for (String name : names) {
      List<String> texts = new ArrayList<>();
      rows.forEach(row -> texts.add(text(row.get(name))));
      table.addColumns(StringColumn.create(name, texts));
    }
    return table;
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? ScoreText.shortest(number)
        : value == null ? "" : value.toString();
  }
}
