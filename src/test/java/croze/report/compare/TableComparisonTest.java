package croze.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What counts as different, and where it is said to be. */
class TableComparisonTest {
  private static final String LONG =
      """
      dataset,proxy,metric,paper,measured,difference,n,coverage,view,verdict
      cifar10,params,clean,0.747,0.747400,0.000400,15625,1.0000,all,inside
      cifar10,params,clean,,0.748000,,6466,1.0000,unique,
      cifar10,croze,clean,0.823,,,0,0.0000,all,
      """;
  private static final String SCORES =
      """
      index,architecture,snip,grasp
      7,|none~0|,1.0,100.0
      9,|none~0|,-Infinity,NaN
      """;

  private static List<String> compare(String expected, String found) {
    return TableComparison.of("t", CsvTable.parse("a", expected), CsvTable.parse("b", found))
        .stream()
        .map(d -> "%s | %s | %s | %s".formatted(d.row(), d.column(), d.expected(), d.found()))
        .toList();
  }

  /** Columns of the release before are read by the names of this one. */
  @Example
  void columnsOfTheFormerReleaseAreRead() {
    CsvTable table =
        CsvTable.parse(
            "former.csv",
            "dataset,mended,metric,measured,given_effective_params\ncifar10,croze,clean,0.8,0.2\n");
    assertEquals(List.of("dataset", "corrected", "metric"), table.keys());
    assertEquals(List.of("measured", "controlling_for_effective_params"), table.values());
    assertEquals(
        "0.2",
        table
            .lines()
            .get(List.of("cifar10", "croze", "clean"))
            .get("controlling_for_effective_params"));
  }

  /** As pandas writes an export that it has read. */
  @Example
  void numbersMayBeSpeltOtherwise() {
    String written = SCORES.replace("-Infinity", "-inf").replace("NaN", "").replace("1.0,", "1,");
    assertEquals(List.of(), compare(SCORES, written));
    assertEquals(
        List.of("grasp | architecture 7 | 100.0 | (empty)"),
        compare(SCORES, written.replace("100.0", "")));
  }

  @Example
  void cellsDifferByMoreThanHalfAThousandth() {
    assertEquals(List.of(), compare(LONG, LONG.replace("0.748000", "0.748499")));
    assertEquals(
        List.of("params | cifar10/clean/unique | 0.748000 | 0.748501"),
        compare(LONG, LONG.replace("0.748000", "0.748501")));
    assertEquals(
        List.of("params | cifar10/clean/unique (n) | 6466 | 6465"),
        compare(LONG, LONG.replace("6466", "6465")));
    assertEquals(
        List.of("params | cifar10/clean/all (verdict) | inside | apart"),
        compare(LONG, LONG.replace("inside", "apart")));
    assertEquals(
        List.of("croze | cifar10/clean/all | (empty) | 0.8"),
        compare(LONG, LONG.replace("0.823,,", "0.823,0.8,")));
  }

  @Example
  void scoresDifferByMoreThanABillionthOfThem() {
    assertEquals(List.of(), compare(SCORES, SCORES.replace("1.0,", "1.0000000009,")));
    assertEquals(
        List.of("snip | architecture 7 | 1.0 | 1.0000000011"),
        compare(SCORES, SCORES.replace("1.0,", "1.0000000011,")));
    // grasp is a difference of gradients.
    assertEquals(List.of(), compare(SCORES, SCORES.replace("100.0", "100.00009")));
    assertEquals(1, compare(SCORES, SCORES.replace("100.0", "100.00011")).size());
  }

  @Example
  void nanAndInfinityEqualThemselvesAlone() {
    assertEquals(
        List.of("snip | architecture 9 | -Infinity | NaN", "grasp | architecture 9 | NaN | 1.0E9"),
        compare(SCORES, SCORES.replace("NaN", "1.0E9").replace("-Infinity", "NaN")));
  }

  @Example
  void linesAndColumnsThatOneOfThemLacks() {
    assertEquals(
        List.of(
            "snip | architecture 9 | -Infinity | nothing",
            "grasp | architecture 9 | NaN | nothing"),
        compare(SCORES, SCORES.lines().limit(2).reduce("", (a, b) -> a + b + "\n")));
    assertEquals(
        List.of("all lines | grasp | values | nothing", "all lines | fisher | nothing | values"),
        compare(SCORES, SCORES.replace("grasp", "fisher")));
  }

  @Example
  void whatIsNoTableIsRefused() {
    assertRefused("a\n1\n", ", row 1: found [a], expected the header");
    assertRefused("", " is empty");
    assertRefused(
        LONG + LONG.lines().skip(1).findFirst().get(),
        ", row 5: found a second row of cifar10, params, clean, all");
    assertRefused(LONG + "cifar10,params", ", row 5: found 2 fields, expected 10");
  }

  private static void assertRefused(String csv, String message) {
    String found =
        assertThrows(InvalidInputException.class, () -> CsvTable.parse("a.csv", csv)).getMessage();
    assertTrue(found.startsWith("a.csv" + message), found);
  }

  @Property(tries = 200)
  void oneChangedScoreIsTheOneDifference(
      @ForAll @IntRange(min = 1, max = 30) int lines,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll @DoubleRange(min = -1e3, max = 1e3) double score,
      @ForAll @IntRange(min = -8, max = -1) int magnitude) {
    List<String> csv = new ArrayList<>(List.of("index,architecture,snip"));
    for (int i = 0; i < lines; i++) {
      csv.add(i + ",|none~0|," + (score + i));
    }
    int changed = place % lines;
    double before = score + changed;
    double after = before * (1 + Math.pow(10, magnitude)) + Math.copySign(1e-9, before);
    List<String> other = new ArrayList<>(csv);
    other.set(changed + 1, changed + ",|none~0|," + after);
    assertEquals(
        List.of(
            String.format(Locale.ROOT, "snip | architecture %d | %s | %s", changed, before, after)),
        compare(String.join("\n", csv), String.join("\n", other)));
  }
}
