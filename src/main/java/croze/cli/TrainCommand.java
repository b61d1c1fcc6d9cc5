package croze.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.image.Dataset;
import croze.run.ResultFolders;
import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.space.SearchSpaces;
import croze.sweep.ScorePlace;
import croze.sweep.Selection;
import croze.sweep.Shard;
import croze.sweep.SweepJob;
import croze.train.Protocol;
import croze.train.Protocols;
import croze.train.Trainer;
import croze.train.TrainingImages;
import croze.train.TrainingSetting;
import croze.train.TrainingTask;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze train}: networks as a protocol says, or one of them on one batch. */
@Command(
    name = "train",
    description =
        "Trains networks and measures their accuracies. Stopped or killed, the same command goes on"
            + " where it was, with the same bits.")
final class TrainCommand implements Callable<Integer> {
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
  private String spaceName;

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
  private String protocolName;

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

  @ArgGroup(exclusive = false, heading = "One batch, for checking:%n")
  private OneBatchOptions oneBatch;

  @Mixin private NotationOption notationOption;
  @Mixin private ShardOption shardOption;
  @Mixin private WorkersOption workersOption;
  @Mixin private ExportOnlyOption exportOnly;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    boolean many = architectures != null || exportOnly.given() || publish;
    if ((architecture != null) == many) {
      throw new InvalidInputException("what to train: give either --arch or --archs");
    }
    if (many) {
      sweep();
      return 0;
    }
    Architecture trained = space().parse(notationOption.applyTo(architecture));
    PrintWriter out = spec.commandLine().getOut();
    if (oneBatch != null) {
      if (protocolName != null || checkpoint != null) {
        throw new InvalidInputException(
            "--one-batch takes neither --protocol nor --checkpoint: leave them out");
      }
      out.println(oneBatch.run(trained, engine, json));
    } else {
      out.println(one(trained));
    }
    out.flush();
    return 0;
  }

  private void sweep() {
    if (oneBatch != null || checkpoint != null || json) {
      throw new InvalidInputException(
          "--archs takes none of --one-batch, --checkpoint and --json: leave them out");
    }
    TrainingSetting setting = setting();
    Path own = ResultFolders.STANDARD.own();
    TrainingTask task =
        new TrainingTask(
            setting,
            own.resolve("networks").resolve(setting.dataset().id()).resolve(setting.stem()));
    SweepJob job =
        new SweepJob(
            task,
            architectures == null
                ? Selection.of(space(), List.of(), "")
                : Selection.parse(space(), notationOption.applyTo(architectures)),
            publish ? Shard.WHOLE : shardOption.shard(spec.commandLine().getErr()),
            workersOption.workers(),
            ScorePlace.alone(own.resolve(setting.export())));
    if (publish) {
      if (architectures != null) {
        throw new InvalidInputException("--publish takes all that was trained: leave out --archs");
      }
      new EmbeddedPublication(setting, DataFolder.standard())
          .publish(job, spec.commandLine().getOut(), spec.commandLine().getErr());
      return;
    }
    exportOnly.run(job, spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private SearchSpace space() {
    return SearchSpaces.named(spaceName);
  }

  private TrainingSetting setting() {
    String given = protocolName == null ? "mini" : protocolName;
    Protocol protocol = Protocols.read(given);
    Engines.named(engine);
    return new TrainingSetting(
        space(), Dataset.ofId(dataset), Protocols.name(given), protocol, seed, engine);
  }

  private String one(Architecture trained) throws Exception {
    TrainingSetting setting = setting();
    TrainingImages images =
        TrainingImages.load(DataFolder.standard(), setting.dataset(), setting.protocol().images());
    try (Engine running = Engines.open(engine, setting.protocol().precision())) {
      Map<String, Double> values =
          new Trainer(setting, images, running)
              .train(trained, setting.columns(), Optional.ofNullable(checkpoint), this::epoch);
      return json ? json(trained, setting, values) : text(values);
    }
  }

  private void epoch(int epoch, double loss, double accuracy, double left) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        String.format(
            Locale.ROOT,
            "epoch %d  loss %.4f  accuracy %.3f  %.0f s left",
            epoch,
            loss,
            accuracy,
            left));
    err.flush();
  }

  private static String json(
      Architecture trained, TrainingSetting setting, Map<String, Double> values) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    object.put("arch", trained.id());
    object.set("setting", mapper.valueToTree(setting.fields()));
    object.set("values", mapper.valueToTree(values));
    return mapper.writeValueAsString(object);
  }

  private static String text(Map<String, Double> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) -> {
          if (!name.contains(":") && !name.matches("training-.*@.*")) {
            text.append(text.isEmpty() ? "" : "%n".formatted());
            text.append(String.format(Locale.ROOT, "%-18s %.4f", name, value));
          }
        });
    return text.toString();
  }
}
