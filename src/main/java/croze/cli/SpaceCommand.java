package croze.cli;

import croze.InvalidInputException;
import croze.data.WholeFile;
import croze.data.WritePermission;
import croze.random.KeyedStream;
import croze.report.plot.CellDrawing;
import croze.space.Architecture;
import croze.space.ArchitectureReader;
import croze.space.Notation;
import croze.space.SearchSpace;
import croze.space.SearchSpaces;
import croze.space.darts.DartsArchitecture;
import croze.space.darts.DartsCell;
import croze.space.darts.Genotype;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze space SPACE parse|mutate|draw ARCHITECTURE}: looks at one architecture. */
@Command(
    name = "space",
    description = "One architecture of a search space: its notations, a change of it, a drawing.")
final class SpaceCommand implements Callable<Integer> {

  /** What is done with the architecture. */
  private enum Action {
    PARSE,
    MUTATE,
    DRAW
  }

  @Parameters(
      index = "0",
      paramLabel = "SPACE",
      description = "Search space: nas-bench-201 or darts.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "parse|mutate|draw",
      description =
          "parse: how it is written, and what stands for its equals; mutate: change one choice at"
              + " random; draw: as text.")
  private Action action;

  @Parameters(
      index = "2",
      paramLabel = "ARCHITECTURE",
      description = "The architecture, in any notation.")
  private String text;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of the change, 0 by default.")
  private long seed;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "With draw, of darts: write the cells as a picture, dead nodes grey.")
  private Path svg;

  @Mixin private NotationOption notation;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SearchSpace space = SearchSpaces.named(name);
    Architecture architecture = space.parse(notation.applyTo(text));
    PrintWriter out = spec.commandLine().getOut();
    switch (action) {
      case PARSE -> parse(space, architecture, out);
      case MUTATE -> {
        KeyedStream stream = KeyedStream.of(seed, space.name(), architecture.id(), "mutate");
        out.println(space.mutate(architecture, stream).id());
      }
      case DRAW -> {
        if (svg == null) {
          out.println(architecture.drawing());
        } else {
          out.println(picture(architecture));
        }
      }
    }
    out.flush();
    return 0;
  }

  private Path picture(Architecture architecture) {
    if (!(architecture instanceof DartsArchitecture darts)) {
      throw new InvalidInputException(
          "--svg %s: pictures are for darts, and %s is of %s; without --svg it is drawn as text"
              .formatted(svg, architecture.id(), name));
    }
    List<DartsCell> cells = darts.cells();
    List<String> names =
        darts instanceof Genotype
            ? List.of("normal cell", "reduction cell")
            : IntStream.range(0, cells.size()).mapToObj(k -> "cell " + k).toList();
    return WholeFile.write(
        WritePermission.of(svg, CellDrawing.KIND),
        CellDrawing.svg(architecture.id(), names, cells));
  }

  private static void parse(SearchSpace space, Architecture architecture, PrintWriter out) {
    line(out, "id", architecture.id());
    for (Notation each : ArchitectureReader.of(space).notations()) {
      line(out, each.id(), each.write(architecture));
    }
    line(out, "isomorph", numbered(space, space.isomorph(architecture)));
    line(out, "equal network", numbered(space, space.representative(architecture)));
    line(out, "live operations", Integer.toString(architecture.liveOperations()));
    architecture.facts().forEach((label, text) -> line(out, label, text));
  }

  private static String numbered(SearchSpace space, Architecture architecture) {
    return space.index(architecture).isPresent()
        ? space.index(architecture).getAsInt() + " " + architecture.id()
        : architecture.id();
  }

  private static void line(PrintWriter out, String label, String text) {
    out.println("%-17s%s".formatted(label, text));
  }
}
