package croze.cli;

import croze.console.Console;
import croze.run.train.TrainingOrder;
import croze.run.train.TrainingRequest;
import croze.space.SearchSpaces;
import croze.sweep.plan.Shard;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze train}: networks as a protocol says, or one of them on one batch. */
final class TrainCommand {
  @Command(name = "train")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--arch", paramLabel = "ARCHITECTURE") Optional<String> one,
      @Option(names = "--space", paramLabel = "NAME", defaultValue = "nas-bench-201") String space,
      @Option(names = "--archs", paramLabel = "WHICH") Optional<String> many,
      @Option(names = "--protocol", paramLabel = "NAME|FILE.yaml") Optional<String> protocol,
      @Option(names = "--dataset", paramLabel = "NAME", defaultValue = "cifar10") String dataset,
      @Option(names = "--seed", paramLabel = "N") long seed,
      @Option(names = "--engine", paramLabel = "NAME", defaultValue = "cpu") String engine,
      @Option(names = "--checkpoint", paramLabel = "FILE.net") Path checkpoint,
      @Option(names = "--publish") boolean publish,
      @Option(names = "--json") boolean json,
      @Option(names = "--export-only") boolean exportOnly,
      @Option(names = "--spark", paramLabel = "MASTER") Optional<String> spark,
      @Option(names = "--shard", paramLabel = "I/N") Optional<String> shard,
      @ArgGroup(exclusive = false, heading = "One batch, for checking:%n") OneBatchOptions oneBatch,
      @Mixin NotationOption notation,
      @Mixin WorkersOption workers,
      @Mixin DeviceOption device) {
    Console console = call.console();
    new TrainingOrder(
            new TrainingRequest(SearchSpaces.named(space), protocol, dataset, seed, engine),
            one.map(notation::applyTo),
            many.map(notation::applyTo),
            Optional.ofNullable(oneBatch).map(OneBatchOptions::request),
            Optional.ofNullable(checkpoint),
            () -> Shard.asked(shard, System.getenv(), console::say),
            workers.workers(),
            spark,
            json,
            exportOnly,
            publish)
        .run(call.data(), console);
  }
}
