package croze.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.image.Dataset;
import croze.report.frame.SpreadFrame;
import croze.report.table.SpreadMarkdown;
import croze.stats.resample.Spread;
import croze.study.result.ResultTable.Unit;
import croze.study.result.SpreadTable;
import croze.study.result.SpreadTable.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of a spread is a stable format, whatever the locale. */
class SpreadFormatTest {
  private final Locale before = Locale.getDefault();

  private static final SpreadTable SAMPLES =
      table(
          "samples",
          Unit.CORRELATION,
          List.of(
              line("croze", "clean", .723, new Spread(1000, .8012345, .0123, .77, .82), .001),
              line("croze", "cw", Double.NaN, new Spread(1000, .5, .1, .25, .75), Double.NaN),
              line("params", "clean", .678, new Spread(1000, .7, .02, .65, .74), .125),
              line("params", "cw", .182, new Spread(999, .181, .02, .14, .22), .5)));

  private static final SpreadTable DIFFERENCES =
      table(
          "differences",
          Unit.CORRELATION,
          List.of(
              new Line(
                  Dataset.CIFAR10,
                  "params",
                  "clean",
                  300,
                  15_625,
                  -.045,
                  new Spread(1000, -.08, .01, -.1, -.06),
                  .995,
                  .02),
              new Line(
                  Dataset.CIFAR10,
                  "params",
                  "cw",
                  300,
                  15_625,
                  -.038,
                  new Spread(1000, -.03, .03, -.09, .03),
                  .4,
                  .06)));

  private static final SpreadTable POOLS =
      table(
          "pools",
          Unit.PERCENT,
          List.of(
              line("top5", "st/clean", 89.62, new Spread(1000, 93.1239, .4, 92, 94.2), 0),
              line("top5", "at/clean", 84.36, new Spread(1000, 78.5, .4, 77, 79.2), 1)));

  private static SpreadTable table(String name, Unit unit, List<Line> lines) {
    return new SpreadTable(name, "Spread of " + name, unit, "proxy", lines, List.of("A remark."));
  }

  private static Line line(
      String row, String metric, double paper, Spread spread, double position) {
    return new Line(Dataset.CIFAR10, row, metric, 300, 15_625, paper, spread, position, Double.NaN);
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab"})
  void equalsTheGoldenFiles(String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    for (SpreadTable table : List.of(SAMPLES, DIFFERENCES, POOLS)) {
      String name = "spread-" + table.name();
      assertEquals(golden(name + ".csv"), ReportFolder.csv(SpreadFrame.of(table)));
      assertEquals(golden(name + ".md"), SpreadMarkdown.render(table));
    }
  }

  private static String golden(String name) throws IOException {
    try (var in = SpreadFormatTest.class.getResourceAsStream("/tables/" + name)) {
      return in == null ? "no golden file" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
