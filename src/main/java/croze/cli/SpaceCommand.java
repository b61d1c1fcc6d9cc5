package croze.cli;

import croze.run.catalogue.ArchitectureFacts;
import croze.space.SearchSpaces;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze space SPACE parse|mutate|draw ARCHITECTURE}: looks at one architecture. */
final class SpaceCommand {
  @Command(name = "space")
  static void run(
      @Mixin Invocation call,
      @Parameters(index = "0", paramLabel = "SPACE", descriptionKey = "space") String space,
      @Parameters(
              index = "1",
              paramLabel = "parse|mutate|draw",
              descriptionKey = "parse-mutate-draw")
          ArchitectureFacts.Look look,
      @Parameters(index = "2", paramLabel = "ARCHITECTURE", descriptionKey = "architecture")
          String text,
      @Option(names = "--seed", paramLabel = "N", defaultValue = "0") long seed,
      @Option(names = "--svg", paramLabel = "FILE") Path svg,
      @Mixin NotationOption notation) {
    ArchitectureFacts.of(SearchSpaces.named(space), notation.applyTo(text))
        .show(look, seed, Optional.ofNullable(svg), call.console());
  }
}
