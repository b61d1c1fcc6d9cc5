package croze.evaluate;

import java.util.List;

/**
 * What an evaluation found.
 *
 * @param rows by data set, view and metric, the user's rows before those that they are compared
 *     with
 * @param remarks what was left out, and what to know in reading it
 */
public record Evaluation(List<EvaluationRow> rows, List<String> remarks) {
  public Evaluation {
    rows = List.copyOf(rows);
    remarks = List.copyOf(remarks);
  }
}
