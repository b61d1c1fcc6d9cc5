package croze.cli;

import croze.run.perturb.CorruptedImages;
import croze.run.perturb.CorruptionRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze corrupt}: one corruption of CIFAR-10-C, for scripts and for looking at. */
final class CorruptCommand {
  @Command(name = "corrupt")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--images", required = true, paramLabel = "WHICH") String images,
      @Option(names = "--kind", required = true, paramLabel = "NAME") String kind,
      @Option(names = "--severity", required = true, paramLabel = "1-5") int severity,
      @Option(names = "--seed", paramLabel = "N") long seed,
      @Option(names = "--out", paramLabel = "DIR") Path out,
      @Option(names = "--json") boolean json) {
    CorruptedImages corrupted =
        CorruptedImages.of(
            CorruptionRequest.of(images, kind, severity, seed, Optional.ofNullable(out)),
            call.data());
    call.console().print(json ? corrupted.json() : corrupted.text());
  }
}
