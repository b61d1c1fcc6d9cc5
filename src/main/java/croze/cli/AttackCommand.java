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
@Command(
    name = "attack",
    description =
        "Attacks images on a trained network, and says of each whether it is wrong, its loss and how"
            + " far it moved.")
final class AttackCommand extends ConsoleCommand {
  @Option(
      names = "--network",
      required = true,
      paramLabel = "FILE",
      description =
          "A trained network: a checkpoint of croze train, or FILE.json, an index of tensors with"
              + " FILE.bin beside it.")
  private Path network;

  @Option(
      names = "--images",
      required = true,
      paramLabel = "WHICH",
      description =
          "synthetic:SEED:COUNT, smooth:SEED:COUNT, or cifar10:test:FIRST-LAST (or cifar100, or"
              + " train).")
  private String images;

  @Option(
      names = "--labels",
      paramLabel = "golden|FILE",
      defaultValue = "own",
      description =
          "own: those of the images (default); golden: the network's own prediction for the first"
              + " half, those of the images for the rest; or a JSON file with an array, or with one"
              + " as \"labels\".")
  private String labels;

  @Option(
      names = "--attack",
      required = true,
      paramLabel = "TEXT",
      description = "Such as pgd:eps=8/255,alpha=2/255,steps=7,start=clean.")
  private String attack;

  @Option(
      names = "--training-images",
      paramLabel = "WHICH",
      description = "What lgv trains its copies of the network on, named as --images.")
  private String trainingImages;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of random attacks, 0 by default.")
  private long seed;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "cpu",
      description = "What runs the network, cpu by default; see croze engines.")
  private String engine;

  @Mixin private DeviceOption device;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      defaultValue = "double",
      description = "double (default) or float.")
  private Precision precision;

  @Option(names = "--json", description = "Print one JSON object and nothing else on stdout.")
  private boolean json;

  @Override
  int run(Console console) {
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
    return 0;
  }
}
