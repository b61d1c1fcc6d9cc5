package croze.figure;

import java.util.List;

/**
 * A figure as numbers: bars in groups.
 *
 * @param name of its files: {@code figure5}
 * @param title what is shown, of how many networks
 * @param axis what the height of a bar is
 * @param values group by group
 * @param besideName what {@code beside} is; empty if there is nothing
 * @param beside values that are printed with it and not drawn
 * @param remarks how what the paper leaves open is read
 */
public record Figure(
    String name,
    String title,
    String axis,
    List<Value> values,
    String besideName,
    List<Value> beside,
    List<String> remarks) {

  Figure(String name, String title, String axis, List<Value> values, List<String> remarks) {
    this(name, title, axis, values, "", List.of(), remarks);
  }

  /**
   * A bar.
   *
   * @param group what stands together
   * @param series what the bar of a group is
   * @param low lower end of its 95 % interval; NaN for none
   * @param high upper end
   * @param paper what the paper prints; NaN for nothing
   * @param n networks
   */
  public record Value(
      String group, String series, double value, double low, double high, double paper, int n) {
    static Value of(String group, String series, double value, int n) {
      return new Value(group, series, value, Double.NaN, Double.NaN, Double.NaN, n);
    }
  }
}
