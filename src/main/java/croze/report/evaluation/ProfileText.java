package croze.report.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.evaluate.Profile;
import croze.evaluate.Profile.Figure;
import croze.image.Dataset;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import croze.sweep.task.ScoreText;
import java.util.List;
import java.util.Locale;

/** What is known of one architecture, as text and as JSON. */
public final class ProfileText {
  private ProfileText() {}

  /** The cell and its drawing, a section for each data set and benchmark, the remarks. */
  public static String console(Profile profile) {
    Cell cell = CellSpace.cell(profile.index());
    int isomorph = CellSpace.representative(cell);
    StringBuilder text = new StringBuilder("%d  %s%n".formatted(profile.index(), cell));
    if (isomorph != profile.index()) {
      text.append("isomorphic to %d  %s%n".formatted(isomorph, CellSpace.cell(isomorph)));
    }
    profile.drawing().forEach(line -> text.append("  %s%n".formatted(line)));
    section(text, profile.accuracies(), true);
    section(text, profile.scores(), false);
    profile.remarks().forEach(remark -> text.append("%s%n".formatted(remark)));
    return text.toString();
  }

  private static void section(StringBuilder text, List<Figure> figures, boolean percent) {
    String before = "";
    for (Figure f : figures) {
      String title = "%s, %s".formatted(Dataset.ofId(f.dataset()).label(), f.group());
      if (!title.equals(before)) {
        text.append("%n%s%s%n".formatted(title, percent ? ", accuracy (%)" : ""));
        before = title;
      }
      String value =
          percent
              ? String.format(Locale.ROOT, "%.2f", 100 * f.value())
              : ScoreText.shortest(f.value());
      text.append(
          String.format(
              Locale.ROOT,
              "  %-32s %24s  %s%n",
              f.name(),
              value,
              f.rank() == 0 ? "" : "rank %,d of %,d".formatted(f.rank(), f.of())));
    }
  }

  /** One JSON object. */
  public static String json(Profile profile) {
    Cell cell = CellSpace.cell(profile.index());
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("index", profile.index()).put("arch", cell.toString());
    object.put("isomorph", CellSpace.representative(cell));
    figures(object.putObject("accuracies"), profile.accuracies());
    figures(object.putObject("scores"), profile.scores());
    profile.remarks().forEach(object.putArray("remarks")::add);
    return object.toString();
  }

  private static void figures(ObjectNode object, List<Figure> figures) {
    for (Figure f : figures) {
      ObjectNode figure = object.withObjectProperty(f.dataset()).putObject(f.name());
      if (Double.isFinite(f.value())) {
        figure.put("value", f.value());
      } else {
        figure.put("value", Double.toString(f.value()));
      }
      figure.put("rank", f.rank()).put("of", f.of());
    }
  }
}
