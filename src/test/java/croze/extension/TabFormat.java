package croze.extension;

import croze.report.ResultFormat;
import croze.study.result.ResultTable;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Format of a stranger: a line a row with its first value behind a tabulator. */
public final class TabFormat implements ResultFormat {
  @Override
  public Map<String, String> files(ResultTable table) {
    String text =
        IntStream.range(0, table.rows().size())
            .mapToObj(
                r ->
                    String.format(
                        Locale.ROOT,
                        "%s\t%.3f\n",
                        table.rows().get(r).name(),
                        table.cell(r, 0).measured()))
            .collect(Collectors.joining());
    return Map.of(table.name() + ".tsv", text);
  }
}
