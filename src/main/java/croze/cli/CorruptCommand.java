package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.perturb.CorruptedImages;
import croze.run.perturb.CorruptionRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze corrupt}: one corruption of CIFAR-10-C, for scripts and for looking at. */
@Command(name = "corrupt")
final class CorruptCommand extends ConsoleCommand {
  @Option(names = "--images", required = true, paramLabel = "WHICH")
  private String images;

  @Option(names = "--kind", required = true, paramLabel = "NAME")
  private String kind;

  @Option(names = "--severity", required = true, paramLabel = "1-5")
  private int severity;

  @Option(names = "--seed", paramLabel = "N")
  private long seed;

  @Option(names = "--out", paramLabel = "DIR")
  private Path out;

  @Option(names = "--json")
  private boolean json;

  @Override
  void run(Console console) {
    CorruptedImages corrupted =
        CorruptedImages.of(
            CorruptionRequest.of(images, kind, severity, seed, Optional.ofNullable(out)),
            DataFolder.standard());
    console.print(json ? corrupted.json() : corrupted.text());
  }
}
