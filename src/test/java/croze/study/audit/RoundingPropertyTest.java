package croze.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.study.audit.Finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** What is computed from exact numbers and then rounded is never called a misprint. */
class RoundingPropertyTest {

  @Property(tries = 200)
  void roundedMeansAndScoresAgree(
      @ForAll @Size(3) List<@DoubleRange(min = 1, max = 99) @Scale(6) Double> exact)
      throws IOException {
    double mean = exact.stream().mapToDouble(x -> x).average().orElseThrow();
    double score = 2 * exact.get(0) * exact.get(1) / (exact.get(0) + exact.get(1));
    for (Finding finding : audit(exact.get(0), exact.get(1), exact.get(2), mean, score)) {
      assertEquals(Verdict.AGREES, finding.verdict(), finding.toString());
    }
  }

  @Property(tries = 200)
  void whatIsOffByThreeUnitsIsApart(
      @ForAll @Size(3) List<@IntRange(min = 100, max = 9900) Integer> hundredths,
      @ForAll @IntRange(min = 3, max = 50) int off)
      throws IOException {
    double a = hundredths.get(0) / 100.;
    double b = hundredths.get(1) / 100.;
    double c = hundredths.get(2) / 100.;
    double mean = (a + b + c) / 3 + off / 100.;
    double score = 2 * a * b / (a + b) - off / 100.;
    List<Finding> findings = audit(a, b, c, mean, score);
    assertEquals(2, findings.size());
    assertEquals(Verdict.APART, findings.get(0).verdict(), findings.get(0).toString());
    // The slope of HRS in both together is at most 2: the roundings make .02 at most, and off .03
    // at least.
    assertEquals(Verdict.APART, findings.get(1).verdict(), findings.get(1).toString());
  }

  private static List<Finding> audit(double a, double b, double c, double mean, double score)
      throws IOException {
    Path folder = Files.createTempDirectory("audit");
    Path plan = folder.resolve("plan.yaml");
    Path table = folder.resolve("t.csv");
    try {
      Files.writeString(
          table,
          String.format(
              Locale.ROOT,
              "row,a,b,c,mean,score\nx,%.2f,%.2f,%.2f,%.2f,%.2f\n",
              a,
              b,
              c,
              mean,
              score));
      Files.writeString(
          plan,
          """
          tables: {t: [row]}
          averages: [{table: t, column: mean, of: [a, b, c]}]
          harmonics: [{table: t, column: score, clean: a, robust: b}]
          repeats: []
          """);
      return Audit.run(plan);
    } finally {
      Files.delete(plan);
      Files.delete(table);
      Files.delete(folder);
    }
  }
}
