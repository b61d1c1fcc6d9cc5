package croze.study.result;

import croze.image.Dataset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What searches have found after each trained network, over their repetitions. Immutable.
 *
 * @param name name of its files: {@code figure3-curves}
 * @param heading what the rows are
 * @param curves one a data set, metric and row
 * @param pictures for each picture the names of its rows
 */
public record CurveTable(
    String name, String heading, List<Curve> curves, Map<String, List<String>> pictures)
    implements SideTable {

  public CurveTable {
    curves = List.copyOf(curves);
  }

  @Override
  public CurveTable with(SideTable other) {
    return new CurveTable(
        name,
        heading,
        Stream.of(curves, ((CurveTable) other).curves).flatMap(List::stream).toList(),
        pictures);
  }

  /**
   * Accuracies in percent, the first after one network.
   *
   * @param row name of the row
   * @param metric name of the column
   * @param repetitions searches that it is made of
   * @param mean over the repetitions
   * @param low first quartile
   * @param median second quartile
   * @param high third quartile
   * @param target accuracy that the search is to reach; NaN for none
   * @param best accuracy of the best architecture of the space
   */
  public record Curve(
      Dataset dataset,
      String row,
      String metric,
      int repetitions,
      double[] mean,
      double[] low,
      double[] median,
      double[] high,
      double target,
      double best) {}
}
