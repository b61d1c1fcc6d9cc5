package croze.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.report.frame.TableFrames;
import croze.report.table.ConsoleTable;
import croze.report.table.LatexTable;
import croze.report.table.MarkdownTable;
import croze.report.table.TableJson;
import croze.study.result.ResultTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** What is written is a stable format, whatever the locale. */
class OutputFormatTest {
  private final Locale before = Locale.getDefault();
  private final ResultTable table = SampleTable.table();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR"})
  void equalsTheGoldenFiles(String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    assertEquals(golden("sample.csv"), ReportFolder.csv(TableFrames.longFrame(table)));
    assertEquals(golden("sample-wide.csv"), ReportFolder.csv(TableFrames.wideFrame(table)));
    assertEquals(
        golden("sample-statistics.csv"), ReportFolder.csv(TableFrames.statisticsFrame(table)));
    assertEquals(golden("sample.md"), MarkdownTable.render(table));
    assertEquals(golden("sample.json"), TableJson.render(table));
    assertEquals(golden("sample.tex"), LatexTable.render(table));
    assertEquals(golden("sample.txt"), ConsoleTable.render(table));
  }

  @Test
  void theLongFormLoadsWithoutOptions() {
    String csv = ReportFolder.csv(TableFrames.longFrame(table));
    Table read = Table.read().usingOptions(CsvReadOptions.builderFromString(csv));
    assertEquals(12, read.rowCount());
    assertEquals(ColumnType.DOUBLE, read.column("measured").type());
    assertEquals(ColumnType.INTEGER, read.column("n").type());
    assertEquals(.8196, read.doubleColumn("measured").get(2));
  }

  private static String golden(String name) throws IOException {
    try (var in = OutputFormatTest.class.getResourceAsStream("/tables/" + name)) {
      return in == null ? "no golden file" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
