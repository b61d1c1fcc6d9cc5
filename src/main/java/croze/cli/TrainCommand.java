package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.train.TrainingOrder;
import croze.run.train.TrainingRequest;
import croze.space.SearchSpaces;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze train}: networks as a protocol says, or one of them on one batch. */
@Command(name = "train")
final class TrainCommand extends ConsoleCommand {
  @Option(names = "--arch", paramLabel = "ARCHITECTURE")
  private String architecture;

  @Option(names = "--space", paramLabel = "NAME", defaultValue = "nas-bench-201")
  private String space;

  @Option(names = "--archs", paramLabel = "WHICH")
  private String architectures;

  @Option(names = "--protocol", paramLabel = "NAME|FILE.yaml")
  private String protocol;

  @Option(names = "--dataset", paramLabel = "NAME", defaultValue = "cifar10")
  private String dataset;

  @Option(names = "--seed", paramLabel = "N")
  private long seed;

  @Option(names = "--engine", paramLabel = "NAME", defaultValue = "cpu")
  private String engine;

  @Option(names = "--checkpoint", paramLabel = "FILE.net")
  private Path checkpoint;

  @Option(names = "--publish")
  private boolean publish;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--export-only")
  private boolean exportOnly;

  @ArgGroup(exclusive = false, heading = "One batch, for checking:%n")
  private OneBatchOptions oneBatch;

  @Mixin private NotationOption notationOption;
  @Mixin private ShardOption shardOption;
  @Mixin private SparkOption sparkOption;
  @Mixin private WorkersOption workersOption;
  @Mixin private DeviceOption device;

  @Override
  void run(Console console) {
    new TrainingOrder(
            new TrainingRequest(
                SearchSpaces.named(space),
                protocol == null ? "mini" : protocol,
                dataset,
                seed,
                engine),
            Optional.ofNullable(architecture).map(notationOption::applyTo),
            Optional.ofNullable(architectures).map(notationOption::applyTo),
            Optional.ofNullable(oneBatch).map(options -> options.request(protocol != null)),
            Optional.ofNullable(checkpoint),
            () -> shardOption.shard(console),
            workersOption.workers(),
            sparkOption.master(),
            json,
            exportOnly,
            publish)
        .run(DataFolder.standard(), console);
  }
}
