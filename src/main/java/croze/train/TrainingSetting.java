package croze.train;

import croze.InvalidInputException;
import croze.engine.Engine;
import croze.engine.Session;
import croze.engine.TrainingState;
import croze.image.Dataset;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.SearchSpace;
import croze.space.nb201.NasBench201;
import croze.sweep.task.TaskSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * All that decides the accuracies of an architecture, but for the input files. A draw comes from
 * the stream {@code seed/space/data set/architecture/protocol/purpose}, so a training is the same
 * whatever else is trained.
 *
 * @param space where the architectures are from
 * @param dataset images and classes
 * @param name of the protocol, part of every key
 * @param protocol how it is trained and evaluated
 * @param seed of the streams
 * @param engine name of the engine
 */
public record TrainingSetting(
    SearchSpace space, Dataset dataset, String name, Protocol protocol, long seed, String engine)
    implements TaskSetting {
  /** Field of the weight of the auxiliary head; missing where there are no helps. */
  static final String AUXILIARY = "auxiliary";

  /** Field of the probability that a path is dropped; missing likewise. */
  static final String DROP_PATH = "dropPath";

  private static final String EVALUATION = "evaluation";
  private static final String BETWEEN = "; ";
  private static final Pattern OF_EPOCH = Pattern.compile("training-(?:loss|accuracy)@([0-9]+)");

  /** A stream of one purpose. */
  KeyedStream stream(Architecture architecture, String... purpose) {
    List<String> key =
        new ArrayList<>(List.of(space.name(), dataset.id(), architecture.id(), name));
    key.addAll(List.of(purpose));
    return KeyedStream.of(seed, key.toArray(String[]::new));
  }

  Macro macro() {
    return new Macro(
        protocol.network().cells(),
        protocol.network().channels(),
        dataset.classes(),
        dataset.size());
  }

  Program program(Architecture architecture) {
    return architecture.program(Form.PAPER, macro());
  }

  /** The network that is trained, with the helps of the protocol. */
  Program trained(Architecture architecture) {
    return helps().program(architecture, macro());
  }

  Protocol.Helps helps() {
    return protocol.helps() == null ? Protocol.Helps.NONE : protocol.helps();
  }

  /** A session that goes on from a state of the network that is trained. */
  Session open(Engine engine, Architecture architecture, TrainingState state) {
    Program trained = trained(architecture);
    return protocol.helps() == null
        ? engine.open(trained, state)
        : new HelpedSession(engine, trained, program(architecture), state);
  }

  /** The initial weights, U(±1/√fan_in). */
  Parameters initial(Architecture architecture, Program program) {
    return Initialiser.UNIFORM.parameters(program, name -> stream(architecture, "init", name));
  }

  /** All that decides the trained weights, by name. */
  Map<String, Object> training() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("space", space.name());
    fields.put("dataset", dataset.id());
    fields.put("protocol", name);
    fields.put("protocolDigest", protocol.digest());
    fields.put("seed", seed);
    fields.put("engine", engine);
    if (protocol.helps() != null) {
      fields.put(AUXILIARY, protocol.helps().auxiliary());
      fields.put(DROP_PATH, protocol.helps().dropPath());
    }
    return fields;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = training();
    fields.put(EVALUATION, String.join(BETWEEN, measures()));
    return fields;
  }

  private List<String> measures() {
    return protocol.evaluation().stream()
        .map(e -> "%s=%s on %d".formatted(e.column(), e.by(), e.count(protocol)))
        .toList();
  }

  /** A protocol may measure more than it did: no other accuracy changes by that. */
  @Override
  public boolean goesOnFrom(String field, String earlier) {
    return field.equals(EVALUATION) && measures().containsAll(List.of(earlier.split(BETWEEN)));
  }

  @Override
  public Map<String, Object> defaults() {
    return Map.of();
  }

  /** Column of an epoch's mean training loss; epochs count from 1. */
  static String lossOf(int epoch) {
    return Trainer.LOSS + "@" + epoch;
  }

  /** Column of the share of training images that were right in an epoch, each before its step. */
  static String accuracyOf(int epoch) {
    return "training-accuracy@" + epoch;
  }

  /** How many epochs these values need: those of the last that is named, or all. */
  int epochs(List<String> columns) {
    int needed = 0;
    for (String column : columns) {
      Matcher ofEpoch = OF_EPOCH.matcher(column);
      needed =
          Math.max(
              needed,
              ofEpoch.matches() ? Integer.parseInt(ofEpoch.group(1)) : epochsOfAccuracy(column));
    }
    return needed;
  }

  private int epochsOfAccuracy(String column) {
    return protocol.evaluation().stream()
        .filter(e -> e.columns().contains(column))
        .mapToInt(e -> e.measuredAfter(protocol))
        .findAny()
        .orElse(protocol.epochs());
  }

  /** Columns of the loss and the accuracy of an epoch; epochs count from 1. */
  public static List<String> columnsOfEpoch(int epoch) {
    return List.of(lossOf(epoch), accuracyOf(epoch));
  }

  /**
   * Each accuracy, and those of its two halves of the test images; the mean training loss of the
   * last epoch and the sum of all; loss and accuracy of each epoch.
   */
  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (AccuracyMeasure e : protocol.evaluation()) {
      columns.addAll(e.columns());
    }
    columns.addAll(List.of(Trainer.LOSS, Trainer.LOSS_SUM));
    IntStream.rangeClosed(1, protocol.epochs())
        .forEach(epoch -> columns.addAll(columnsOfEpoch(epoch)));
    return columns;
  }

  @Override
  public void requireColumn(String column) {
    if (!columns().contains(column)) {
      throw new InvalidInputException(
          "protocol %s measures no '%s', expected one of %s".formatted(name, column, columns()));
    }
  }

  @Override
  public Path export() {
    return Path.of("accuracies", dataset.id(), stem() + ".csv.gz");
  }

  /**
   * Names of files: {@code mini}, {@code mini-seed1}, {@code darts-tiny} of another space, whose
   * name comes once.
   */
  public String stem() {
    boolean named = space instanceof NasBench201 || name.startsWith(space.name());
    return (named ? "" : space.name() + "-") + name + (seed == 0 ? "" : "-seed" + seed);
  }
}
