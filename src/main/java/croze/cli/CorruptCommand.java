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
@Command(
    name = "corrupt",
    description = "Corrupts images as CIFAR-10-C does, and says by how much each changed.")
final class CorruptCommand extends ConsoleCommand {
  @Option(
      names = "--images",
      required = true,
      paramLabel = "WHICH",
      description =
          "synthetic:SEED:COUNT, smooth:SEED:COUNT (the same without noise), or"
              + " cifar10:test:FIRST-LAST (or cifar100, or train).")
  private String images;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "NAME",
      description = "gaussian_noise, defocus_blur, fog, …: a name of CIFAR-10-C.")
  private String kind;

  @Option(names = "--severity", required = true, paramLabel = "1-5", description = "1 to 5.")
  private int severity;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random corruptions' draws, 0 by default.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write each image as a PNG there; files that exist are refused.")
  private Path out;

  @Option(names = "--json", description = "Print one JSON object and nothing else on stdout.")
  private boolean json;

  @Override
  int run(Console console) {
    CorruptedImages corrupted =
        CorruptedImages.of(
            CorruptionRequest.of(images, kind, severity, seed, Optional.ofNullable(out)),
            DataFolder.standard());
    console.print(json ? corrupted.json() : corrupted.text());
    return 0;
  }
}
