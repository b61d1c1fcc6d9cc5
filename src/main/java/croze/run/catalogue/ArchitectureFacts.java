package croze.run.catalogue;

import croze.InvalidInputException;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.random.KeyedStream;
import croze.report.plot.CellDrawing;
import croze.run.RunListener;
import croze.space.Architecture;
import croze.space.ArchitectureReader;
import croze.space.Notation;
import croze.space.SearchSpace;
import croze.space.darts.DartsArchitecture;
import croze.space.darts.DartsCell;
import croze.space.darts.Genotype;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An architecture of a search space: its notations, a change of it, a drawing. */
public record ArchitectureFacts(SearchSpace space, Architecture architecture) {

  /** A way to look at it. */
  public enum Look {
    PARSE,
    MUTATE,
    DRAW
  }

  /**
   * @param text in any notation
   * @throws InvalidInputException if it is no architecture of the space
   */
  public static ArchitectureFacts of(SearchSpace space, String text) {
    return new ArchitectureFacts(space, space.parse(text));
  }

  /**
   * Shows its notations, a change of it, or its drawing.
   *
   * @param seed of the change
   * @param svg file of the drawing; empty to show it as text
   * @throws InvalidInputException as {@link #draw}
   */
  public void show(Look look, long seed, Optional<Path> svg, RunListener listener) {
    switch (look) {
      case PARSE -> listener.show(text());
      case MUTATE -> listener.print(mutated(seed).id());
      case DRAW -> listener.print(svg.isPresent() ? draw(svg.get()) : architecture.drawing());
    }
  }

  /** How it is written, what stands for its equals, and what its space says of it. */
  private String text() {
    StringBuilder text = new StringBuilder(line("id", architecture.id()));
    for (Notation each : ArchitectureReader.of(space).notations()) {
      text.append(line(each.id(), each.write(architecture)));
    }
    text.append(line("isomorph", numbered(space.isomorph(architecture))));
    text.append(line("equal network", numbered(space.representative(architecture))));
    text.append(line("live operations", Integer.toString(architecture.liveOperations())));
    architecture.facts().forEach((label, fact) -> text.append(line(label, fact)));
    return text.toString();
  }

  private String numbered(Architecture other) {
    return space.index(other).isPresent()
        ? space.index(other).getAsInt() + " " + other.id()
        : other.id();
  }

  private static String line(String label, String text) {
    return "%-17s%s%n".formatted(label, text);
  }

  /** With one choice changed at random. */
  private Architecture mutated(long seed) {
    return space.mutate(
        architecture, KeyedStream.of(seed, space.name(), architecture.id(), "mutate"));
  }

  /**
   * Writes its cells as a picture.
   *
   * @throws InvalidInputException if it is not of darts, or the file is something else
   */
  private Path draw(Path svg) {
    if (!(architecture instanceof DartsArchitecture darts)) {
      throw new InvalidInputException(
          "--svg %s: pictures are for darts, and %s is of %s; without --svg it is drawn as text"
              .formatted(svg, architecture.id(), space.name()));
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
}
