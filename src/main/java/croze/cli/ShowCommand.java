package croze.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.evaluate.Profile;
import croze.evaluate.Profile.Figure;
import croze.image.Dataset;
import croze.score.Setting;
import croze.space.SearchSpace;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import croze.sweep.ScoreText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze show 13433}: one architecture. */
@Command(
    name = "show",
    description =
        "Shows what is known of one architecture: its cell, every accuracy, every published score,"
            + " and where each stands among all architectures.")
final class ShowCommand implements Runnable {
  @Parameters(
      paramLabel = "ARCHITECTURE",
      description = "Index, string or NASLib tuple of an architecture.")
  private String architecture;

  @Option(
      names = "--metrics",
      paramLabel = "METRIC",
      split = ",",
      description = "Accuracies, such as clean,fgsm@8; by default all. See croze metrics.")
  private List<String> metrics;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private DatasetsOption datasetsOption;
  @Mixin private ResultOptions resultOptions;
  @Spec private CommandSpec spec;

  private static int index(String architecture) {
    SearchSpace space = Setting.PUBLISHED.space();
    return space.index(space.parse(architecture)).orElseThrow();
  }

  @Override
  public void run() {
    Profile profile =
        Profile.of(
            index(architecture),
            new Benchmarks(DataFolder.standard()),
            resultOptions.results(),
            datasetsOption.datasets(),
            Optional.ofNullable(metrics));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(object(profile));
    } else {
      print(out, profile);
    }
    out.flush();
  }

  private static void print(PrintWriter out, Profile profile) {
    Cell cell = CellSpace.cell(profile.index());
    int isomorph = CellSpace.representative(cell);
    out.println("%d  %s".formatted(profile.index(), cell));
    if (isomorph != profile.index()) {
      out.println("isomorphic to %d  %s".formatted(isomorph, CellSpace.cell(isomorph)));
    }
    profile.drawing().forEach(line -> out.println("  " + line));
    section(out, profile.accuracies(), true);
    section(out, profile.scores(), false);
    profile.remarks().forEach(out::println);
  }

  private static void section(PrintWriter out, List<Figure> figures, boolean percent) {
    String before = "";
    for (Figure f : figures) {
      String title = "%s, %s".formatted(Dataset.ofId(f.dataset()).label(), f.group());
      if (!title.equals(before)) {
        out.println();
        out.println(title + (percent ? ", accuracy (%)" : ""));
        before = title;
      }
      String value =
          percent
              ? String.format(Locale.ROOT, "%.2f", 100 * f.value())
              : ScoreText.shortest(f.value());
      out.println(
          String.format(
              Locale.ROOT,
              "  %-32s %24s  %s",
              f.name(),
              value,
              f.rank() == 0 ? "" : "rank %,d of %,d".formatted(f.rank(), f.of())));
    }
  }

  private static ObjectNode object(Profile profile) {
    Cell cell = CellSpace.cell(profile.index());
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("index", profile.index()).put("arch", cell.toString());
    object.put("isomorph", CellSpace.representative(cell));
    figures(object.putObject("accuracies"), profile.accuracies());
    figures(object.putObject("scores"), profile.scores());
    profile.remarks().forEach(object.putArray("remarks")::add);
    return object;
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
