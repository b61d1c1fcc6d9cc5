package croze.report.plot;

import croze.data.file.WritePermission;
import croze.space.darts.DartsCell;
import croze.space.darts.DartsCell.Entry;
import java.util.List;
import java.util.Locale;

/**
 * The drawing of DARTS cells as SVG: the states in a row, an arc from its input for each entry, the
 * first of a node above, the second below. What cannot change the output is grey; a state of the
 * output has a thick ring, and the number of times that it stands there if it is more than one.
 */
public final class CellDrawing {
  /** Our drawings, which a later one may replace. */
  public static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "a drawing of cells", head -> head.startsWith("<svg") && head.contains("<title>"));

  private static final int STEP = 120;
  private static final int RADIUS = 15;
  private static final int RISE = 26;
  private static final int HEIGHT = 540;
  private static final int MIDDLE = 280;
  private static final String LIVE = "#222222";
  private static final String DEAD = "#bbbbb6";

  private CellDrawing() {}

  /**
   * @param names what stands above each cell
   * @param cells as many
   */
  public static String svg(String title, List<String> names, List<DartsCell> cells) {
    int states = cells.stream().mapToInt(c -> c.nodes().size()).max().orElse(0) + DartsCell.INPUTS;
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\" text-anchor=\"middle\">",
        STEP * (states + 1),
        HEIGHT * cells.size());
    line(svg, "<title>%s</title>", escaped(title));
    line(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    for (int k = 0; k < cells.size(); k++) {
      line(svg, "<g transform=\"translate(0,%d)\">", k * HEIGHT);
      line(
          svg,
          "<text x=\"20\" y=\"24\" font-size=\"15\" font-weight=\"bold\" text-anchor=\"start\">%s</text>",
          escaped(names.get(k)));
      cell(svg, cells.get(k));
      line(svg, "</g>");
    }
    line(svg, "</svg>");
    return svg.toString();
  }

  private static void cell(StringBuilder svg, DartsCell cell) {
    boolean[] reaching = cell.reaching();
    boolean[] fed = cell.fed(true, true);
    // Grey first, so that a live arc lies above a dead one.
    for (boolean live : List.of(false, true)) {
      for (int j = 0; j < cell.nodes().size(); j++) {
        List<Entry> entries = cell.nodes().get(j);
        for (int e = 0; e < entries.size(); e++) {
          Entry entry = entries.get(e);
          boolean passes = reaching[j + DartsCell.INPUTS] && entry.passes() && fed[entry.input()];
          if (passes == live) {
            arc(svg, entry, j + DartsCell.INPUTS, e % 2 == 0 ? -1 : 1, live ? LIVE : DEAD);
          }
        }
      }
    }
    for (int state = 0; state < reaching.length; state++) {
      int at = state;
      long times = cell.concat().stream().filter(s -> s == at).count();
      String colour = reaching[state] && fed[state] ? LIVE : DEAD;
      line(
          svg,
          "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"white\" stroke=\"%s\" stroke-width=\"%d\"/>",
          x(state),
          MIDDLE,
          RADIUS,
          colour,
          times > 0 ? 4 : 1);
      line(
          svg,
          "<text x=\"%d\" y=\"%d\" fill=\"%s\">%d%s</text>",
          x(state),
          MIDDLE + 4,
          colour,
          state,
          times > 1 ? "×" + times : "");
    }
  }

  private static void arc(StringBuilder svg, Entry entry, int node, int side, String colour) {
    int from = x(entry.input());
    int to = x(node);
    int top = MIDDLE + side * (RADIUS + RISE * (node - entry.input()));
    // A cubic curve reaches three quarters of the height of its two control points.
    double control = MIDDLE + (top - MIDDLE) / .75;
    line(
        svg,
        "<path d=\"M%d %d C%d %.1f %d %.1f %d %d\" fill=\"none\" stroke=\"%s\"/>",
        from,
        MIDDLE,
        from + (to - from) / 4,
        control,
        to - (to - from) / 4,
        control,
        to,
        MIDDLE,
        colour);
    line(
        svg,
        "<text x=\"%d\" y=\"%d\" fill=\"%s\" stroke=\"white\" stroke-width=\"4\" paint-order=\"stroke\">%s</text>",
        (from + to) / 2,
        top + 4,
        colour,
        entry.operation().label());
  }

  private static int x(int state) {
    return STEP * (state + 1) - STEP / 2;
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
