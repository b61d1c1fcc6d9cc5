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
@Command(name = "space")
final class SpaceCommand extends ConsoleCommand {

  /** What is done with the architecture. */
  private enum Action {
    PARSE,
    MUTATE,
    DRAW
  }

  @Parameters(index = "0", paramLabel = "SPACE", descriptionKey = "space")
  private String name;

  @Parameters(index = "1", paramLabel = "parse|mutate|draw", descriptionKey = "parse-mutate-draw")
  private Action action;

  @Parameters(index = "2", paramLabel = "ARCHITECTURE", descriptionKey = "architecture")
  private String text;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "0")
  private long seed;

  @Option(names = "--svg", paramLabel = "FILE")
  private Path svg;

  @Mixin private NotationOption notation;

  @Override
  void run(Console console) {
    ArchitectureFacts facts =
        ArchitectureFacts.of(SearchSpaces.named(name), notation.applyTo(text));
    switch (action) {
      case PARSE -> console.show(facts.text());
      case MUTATE -> console.print(facts.mutated(seed).id());
      case DRAW -> console.print(svg == null ? facts.architecture().drawing() : facts.draw(svg));
    }
  }
}
