package croze.cli;

import croze.console.Console;
import croze.run.catalogue.ArchitectureFacts;
import croze.space.SearchSpaces;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze space SPACE parse|mutate|draw ARCHITECTURE}: looks at one architecture. */
@Command(
    name = "space",
    description = "One architecture of a search space: its notations, a change of it, a drawing.")
final class SpaceCommand extends ConsoleCommand {

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

  @Override
  int run(Console console) {
    ArchitectureFacts facts =
        ArchitectureFacts.of(SearchSpaces.named(name), notation.applyTo(text));
    switch (action) {
      case PARSE -> console.show(facts.text());
      case MUTATE -> console.print(facts.mutated(seed).id());
      case DRAW -> console.print(svg == null ? facts.architecture().drawing() : facts.draw(svg));
    }
    return 0;
  }
}
