package croze.benchmark;

import croze.csv.CsvFile;
import croze.csv.CsvRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The agreement of a column with the published one: Spearman's ρ over the networks that both have.
 *
 * @param published name of the benchmark and its metric: {@code robust-nas-bench-201:fgsm@8}
 * @param low lower end of the 95 % bootstrap interval
 * @param high upper end
 * @param n networks
 */
public record Agreement(String published, double rho, double low, double high, int n) {
  private static final String HEADER = "column,published,rho,low,high,n\n";

  /**
   * Reads a file of agreements; there are none if it is missing.
   *
   * @throws croze.InvalidInputException if it is no such file
   */
  public static Map<String, Agreement> read(Path file) {
    Map<String, Agreement> all = new LinkedHashMap<>();
    if (Files.exists(file)) {
      for (CsvRow row : CsvFile.read(file).rows()) {
        all.put(
            row.text("column"),
            new Agreement(
                row.text("published"),
                row.finite("rho"),
                row.finite("low"),
                row.finite("high"),
                (int) row.finite("n")));
      }
    }
    return all;
  }

  /** The text of a file of agreements, by column. */
  public static String text(Map<String, Agreement> all) {
    StringBuilder text = new StringBuilder(HEADER);
    all.forEach(
        (column, a) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%s,%s,%.4f,%.4f,%.4f,%d\n",
                    column,
                    a.published,
                    a.rho,
                    a.low,
                    a.high,
                    a.n)));
    return text.toString();
  }
}
