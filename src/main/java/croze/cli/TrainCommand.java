package croze.cli;

import croze.InvalidInputException;
import croze.console.Console;
import croze.data.DataFolder;
import croze.run.train.OneBatchTraining;
import croze.run.train.TrainedNetwork;
import croze.run.train.TrainingRequest;
import croze.run.train.TrainingSweep;
import croze.space.SearchSpaces;
import croze.sweep.Shard;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze train}: networks as a protocol says, or one of them on one batch. */
@Command(
    name = "train",
    description =
        "Trains networks and measures their accuracies. Stopped or killed, the same command goes on"
            + " where it was, with the same bits.")
final class TrainCommand extends ConsoleCommand {
  @Option(
      names = "--arch",
      paramLabel = "ARCHITECTURE",
      description = "Trains one: its index, its string, or another notation.")
  private String architecture;

  @Option(
      names = "--space",
      paramLabel = "NAME",
      defaultValue = "nas-bench-201",
      description =
          "Search space: nas-bench-201 (default) or darts, of which a protocol's cells are all cells.")
  private String space;

  @Option(
      names = "--archs",
      paramLabel = "WHICH",
      description =
          "Trains many into results/local/accuracies/<dataset>/<protocol>.csv.gz: a number, indices,"
              + " a file, … as croze sweep takes them.")
  private String architectures;

  @Option(
      names = "--protocol",
      paramLabel = "NAME|FILE.yaml",
      description = "A protocol of experiments/protocols, mini by default.")
  private String protocol;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = "cifar10",
      description = "cifar10 (default) or cifar100.")
  private String dataset;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all draws, 0 by default.")
  private long seed;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "cpu",
      description = "What trains, cpu by default; see croze engines.")
  private String engine;

  @Mixin private DeviceOption device;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE.net",
      description = "With --arch: written after every epoch, and gone on with if it is there.")
  private Path checkpoint;

  @Option(
      names = "--publish",
      description =
          "Compute nothing: put what was trained, finished or not, into the embedded benchmark,"
              + " nasbench-data/embedded. What is there stays.")
  private boolean publish;

  @Option(names = "--json", description = "Print one JSON object and nothing else on stdout.")
  private boolean json;

  @Option(
      names = "--export-only",
      description =
          "Compute nothing: write export and manifest of what the log has, of a sweep that was killed"
              + " or is running.")
  private boolean exportOnly;

  @ArgGroup(exclusive = false, heading = "One batch, for checking:%n")
  private OneBatchOptions oneBatch;

  @Mixin private NotationOption notationOption;
  @Mixin private ShardOption shardOption;
  @Mixin private SparkOption sparkOption;
  @Mixin private WorkersOption workersOption;

  @Override
  int run(Console console) {
    boolean many = architectures != null || exportOnly || publish;
    if ((architecture != null) == many) {
      throw new InvalidInputException("what to train: give either --arch or --archs");
    }
    if (many) {
      sweep(console);
    } else if (oneBatch == null) {
      TrainedNetwork trained =
          TrainedNetwork.of(
              request(),
              notationOption.applyTo(architecture),
              Optional.ofNullable(checkpoint),
              DataFolder.standard(),
              console);
      console.print(json ? trained.json() : trained.text());
    } else {
      if (protocol != null || checkpoint != null) {
        throw new InvalidInputException(
            "--one-batch takes neither --protocol nor --checkpoint: leave them out");
      }
      OneBatchTraining trained =
          OneBatchTraining.of(
              oneBatch.request(),
              SearchSpaces.named(space).parse(notationOption.applyTo(architecture)),
              engine,
              DataFolder.standard());
      console.print(json ? trained.json() : trained.text());
    }
    return 0;
  }

  private TrainingRequest request() {
    return new TrainingRequest(
        SearchSpaces.named(space), protocol == null ? "mini" : protocol, dataset, seed, engine);
  }

  private void sweep(Console console) {
    if (oneBatch != null || checkpoint != null || json) {
      throw new InvalidInputException(
          "--archs takes none of --one-batch, --checkpoint and --json: leave them out");
    }
    TrainingSweep sweep =
        new TrainingSweep(
            request(),
            Optional.ofNullable(architectures).map(notationOption::applyTo),
            publish ? Shard.WHOLE : shardOption.shard(console),
            workersOption.workers(),
            sparkOption.master());
    if (publish) {
      if (architectures != null) {
        throw new InvalidInputException("--publish takes all that was trained: leave out --archs");
      }
      sweep.publish(DataFolder.standard(), console);
    } else if (exportOnly) {
      sweep.export(DataFolder.standard(), console);
    } else {
      sweep.run(DataFolder.standard(), console);
    }
  }
}
