package croze.report.evaluation;

import croze.evaluate.Evaluation;
import java.util.List;
import java.util.stream.Collectors;

/** An evaluation as one HTML page that needs no script and no network. */
final class EvaluationPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%1$s</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #1a1a1a; background: #fff }
      div { overflow-x: auto }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; white-space: nowrap }
      th, td { padding: .2rem .7rem .2rem 0; text-align: left; border-bottom: 1px solid #ddd }
      svg { max-width: 100%%; height: auto }
      h2 { font-size: 1.05rem; margin-top: 2rem }
      </style></head><body><h1>%1$s</h1>
      """;

  private EvaluationPage() {}

  /**
   * @param pictures SVG texts of ours
   */
  static String of(String name, Evaluation evaluation, List<String> pictures) {
    StringBuilder page = new StringBuilder(HEAD.formatted(escaped("Evaluation of " + name)));
    page.append("<p>").append(escaped(EvaluationTable.LEGEND)).append("</p>\n");
    if (!evaluation.remarks().isEmpty()) {
      page.append(
          evaluation.remarks().stream()
              .map(remark -> "<li>" + escaped(remark) + "</li>")
              .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n")));
    }
    // Inside a page an SVG has no XML prologue.
    pictures.forEach(
        svg -> page.append("<div>").append(svg.substring(svg.indexOf("<svg"))).append("</div>\n"));
    for (EvaluationTable table : EvaluationTable.of(evaluation)) {
      page.append("<h2>").append(escaped(table.title())).append("</h2>\n<div><table>\n");
      page.append(line("th", table.heading()));
      table.lines().forEach(cells -> page.append(line("td", cells)));
      page.append("</table></div>\n");
    }
    return page.append("</body></html>\n").toString();
  }

  private static String line(String tag, List<String> cells) {
    return cells.stream()
        .map(cell -> "<%1$s>%2$s</%1$s>".formatted(tag, escaped(cell)))
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
