package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.engine.Precision;
import croze.run.perturb.AttackRequest;
import croze.run.perturb.AttackedImages;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze attack}: one attack on one trained network, for scripts and for checking. */
@Command(name = "attack")
final class AttackCommand extends ConsoleCommand {
  @Option(names = "--network", required = true, paramLabel = "FILE")
  private Path network;

  @Option(names = "--images", required = true, paramLabel = "WHICH")
  private String images;

  @Option(names = "--labels", paramLabel = "golden|FILE", defaultValue = "own")
  private String labels;

  @Option(names = "--attack", required = true, paramLabel = "TEXT")
  private String attack;

  @Option(names = "--training-images", paramLabel = "WHICH")
  private String trainingImages;

  @Option(names = "--seed", paramLabel = "N")
  private long seed;

  @Option(names = "--engine", paramLabel = "NAME", defaultValue = "cpu")
  private String engine;

  @Option(names = "--precision", paramLabel = "NAME", defaultValue = "double")
  private Precision precision;

  @Option(names = "--json")
  private boolean json;

  @Mixin private DeviceOption device;

  @Override
  void run(Console console) {
    AttackedImages attacked =
        AttackedImages.of(
            new AttackRequest(
                network,
                images,
                labels,
                attack,
                Optional.ofNullable(trainingImages),
                seed,
                engine,
                precision),
            DataFolder.standard());
    console.print(json ? attacked.json() : attacked.text());
  }
}
