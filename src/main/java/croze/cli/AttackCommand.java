package croze.cli;

import croze.engine.Precision;
import croze.run.perturb.AttackRequest;
import croze.run.perturb.AttackedImages;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze attack}: one attack on one trained network, for scripts and for checking. */
final class AttackCommand {
  @Command(name = "attack")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--network", required = true, paramLabel = "FILE") Path network,
      @Option(names = "--images", required = true, paramLabel = "WHICH") String images,
      @Option(names = "--labels", paramLabel = "golden|FILE", defaultValue = "own") String labels,
      @Option(names = "--attack", required = true, paramLabel = "TEXT") String attack,
      @Option(names = "--training-images", paramLabel = "WHICH") Optional<String> training,
      @Option(names = "--seed", paramLabel = "N") long seed,
      @Option(names = "--engine", paramLabel = "NAME", defaultValue = "cpu") String engine,
      @Option(names = "--precision", paramLabel = "NAME", defaultValue = "double")
          Precision precision,
      @Option(names = "--json") boolean json,
      @Mixin DeviceOption device) {
    AttackRequest request =
        new AttackRequest(network, images, labels, attack, training, seed, engine, precision);
    AttackedImages attacked = AttackedImages.of(request, call.data());
    call.console().print(json ? attacked.json() : attacked.text());
  }
}
