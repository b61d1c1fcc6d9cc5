package croze.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.report.frame.AuditFrame;
import croze.study.audit.Finding;
import croze.study.audit.Finding.Check;
import croze.study.audit.Finding.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An audit has the same bytes whatever the locale. */
class AuditFormatTest {
  private static final List<Finding> FINDINGS =
      List.of(
          finding("table2", "0.502", .537857, .536857, .538857, Verdict.APART, ""),
          finding("table5", "53.86", 53.6125, 53.6025, 53.6225, Verdict.APART, "a, note"),
          finding("table1", "-0.020", -.0200004, -.021, -.019, Verdict.AGREES, ""),
          finding("table9", "0.801", Double.NaN, Double.NaN, Double.NaN, Verdict.APART, "shifted"));

  private final Locale before = Locale.getDefault();

  private static Finding finding(
      String table,
      String printed,
      double recomputed,
      double low,
      double high,
      Verdict verdict,
      String note) {
    return new Finding(
        table,
        "params",
        "cifar10/avg",
        Check.AVERAGE,
        new BigDecimal(printed),
        recomputed,
        low,
        high,
        verdict,
        note);
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR"})
  void equalsTheGoldenFiles(String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    assertEquals(golden("audit.csv"), ReportFolder.csv(AuditFrame.of(FINDINGS)));
    assertEquals(golden("audit.md"), AuditText.markdown(FINDINGS));
    assertEquals(golden("audit.txt"), AuditText.console(FINDINGS));
  }

  private static String golden(String name) throws IOException {
    try (var in = AuditFormatTest.class.getResourceAsStream("/tables/" + name)) {
      return in == null ? "no golden file" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
