package croze.cli;

import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.ArchitectureReader;
import croze.space.Notation;
import croze.space.SearchSpace;
import croze.space.SearchSpaces;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
      case DRAW -> out.println(architecture.drawing());
    }
    out.flush();
    return 0;
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
