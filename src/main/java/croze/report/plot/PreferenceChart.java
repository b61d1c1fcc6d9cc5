package croze.report.plot;

import croze.found.Preferences;
import croze.found.Preferences.Line;
import croze.found.Preferences.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is put first, as colours: more or less than in all architectures. */
public final class PreferenceChart {
  private PreferenceChart() {}

  /** One picture a population that something ranks. */
  public static List<Picture> of(Preferences preferences) {
    List<Picture> pictures = new ArrayList<>();
    for (Population population : preferences.populations()) {
      if (population.lines().size() > 1) {
        pictures.add(of(population, "preferences-" + (pictures.size() + 1)));
      }
    }
    return pictures;
  }

  private static Picture of(Population population, String name) {
    Map<String, Double> all = population.lines().get(0).mean().properties();
    List<Line> best = population.lines().subList(1, population.lines().size());
    List<Number[]> values = new ArrayList<>();
    List<String> columns = List.copyOf(all.keySet());
    for (int x = 0; x < columns.size(); x++) {
      for (int y = 0; y < best.size(); y++) {
        Line line = best.get(best.size() - 1 - y);
        double of = line.mean().properties().get(columns.get(x));
        double base = all.get(columns.get(x));
        if (of + base > 0) {
          values.add(new Number[] {x, y, (of - base) / (of + base)});
        }
      }
    }
    List<String> rows = new ArrayList<>();
    for (int y = best.size() - 1; y >= 0; y--) {
      rows.add(best.get(y).by());
    }
    String title =
        "Best hundredth of %s, %s: (best − all) / (best + all)"
            .formatted(population.space(), population.label());
    List<String> labels = columns.stream().map(PreferenceChart::label).toList();
    return new Picture(name, () -> HeatMap.of(title, "difference", labels, rows, values));
  }

  /** What has room over a cell: {@code sep 3x3} of {@code sep_conv_3x3}. */
  private static String label(String property) {
    return property
        .replace("nor_conv", "conv")
        .replaceAll("_(conv|pool|connect)", "")
        .replace("conv_7x1", "7x1")
        .replace('_', ' ');
  }
}
