package croze.score;

import croze.InvalidInputException;
import croze.engine.Precision;
import croze.image.BatchRecipe;
import croze.image.Dataset;
import croze.net.Initialiser;
import croze.net.Parameters;
import croze.net.Program;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.SearchSpace;
import croze.space.SearchSpaces;
import croze.space.nb201.NasBench201;
import croze.sweep.task.TaskSetting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that decides the score of an architecture by a proxy, but for the proxy and the input files.
 *
 * @param space where the architectures are from; absent from {@link #fields} and names of files
 *     means NAS-Bench-201
 * @param dataset images, classes, image size
 * @param macro the network around the cells; {@link #fields} shows what of it is not as published
 * @param initialiser distribution of the weights
 * @param weights streams that the weights are drawn from
 * @param seed seed of the streams
 * @param batch images
 * @param precision arithmetic of the engine
 * @param engine name of the engine
 * @param dedup whether architectures of {@linkplain SearchSpace#representative equal networks} get
 *     the score of the one that stands for them, by proxies that cannot tell them apart; the
 *     published setting draws weights and images anew for each
 */
public record Setting(
    SearchSpace space,
    Dataset dataset,
    Macro macro,
    Initialiser initialiser,
    WeightDraw weights,
    long seed,
    BatchRecipe batch,
    Precision precision,
    String engine,
    boolean dedup)
    implements TaskSetting {
  private static final int MOST_CELLS = 40;
  private static final int MOST_CHANNELS = 512;
  private static final int MOST_CLASSES = 1000;
  private static final String DATASET = "dataset";
  private static final String SPACE = "space";
  private static final String CHANNELS = "channels";
  private static final String CLASSES = "classes";

  /** The published setting on CIFAR-10: each architecture has weights and images of its own. */
  public static final Setting PUBLISHED =
      new Setting(
          new NasBench201(),
          Dataset.CIFAR10,
          Macro.benchmark(5, Dataset.CIFAR10.classes(), Dataset.CIFAR10.size()),
          Initialiser.UNIFORM,
          WeightDraw.KEYED,
          0,
          new BatchRecipe.PerArchitecture(BatchRecipe.PUBLISHED_SIZE),
          Precision.DOUBLE,
          "cpu",
          false);

  /**
   * This setting with one field changed, given as {@link #fields} shows it. Another space brings
   * its own network around the cells, another data set its number of classes.
   *
   * @throws InvalidInputException if there is no such field, or the value is none of its values
   */
  public Setting with(String field, String value) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(SPACE, space.name());
    fields.put(CHANNELS, Integer.toString(macro.channels()));
    fields.put(CLASSES, Integer.toString(macro.classes()));
    fields().forEach((name, v) -> fields.put(name, v.toString()));
    if (fields.replace(field, value) == null) {
      throw new InvalidInputException(
          "setting \"%s\": expected one of %s"
              .formatted(field, String.join(", ", fields.keySet())));
    }
    SearchSpace newSpace = SearchSpaces.named(fields.get(SPACE));
    Dataset newDataset = Dataset.ofId(fields.get(DATASET));
    int classes =
        newDataset == dataset
            ? Math.toIntExact(
                integer(CLASSES, fields.get(CLASSES), newDataset.classes(), MOST_CLASSES))
            : newDataset.classes();
    Macro newMacro =
        newSpace.equals(space)
            ? new Macro(
                Math.toIntExact(integer("cells", fields.get("cells"), 1, MOST_CELLS)),
                Math.toIntExact(integer(CHANNELS, fields.get(CHANNELS), 1, MOST_CHANNELS)),
                classes,
                newDataset.size())
            : newSpace.standard(classes, newDataset.size());
    return new Setting(
        newSpace,
        newDataset,
        newMacro,
        constant(Initialiser.class, "init", fields.get("init")),
        constant(WeightDraw.class, "weights", fields.get("weights")),
        integer("seed", fields.get("seed"), Long.MIN_VALUE, Long.MAX_VALUE),
        BatchRecipe.parse(fields.get("batch")),
        constant(Precision.class, "precision", fields.get("precision")),
        fields.get("engine"),
        flag("dedup", fields.get("dedup")));
  }

  /**
   * This setting with several fields changed: data set and space first, which decide what the
   * others start from, then in the map's order.
   *
   * @throws InvalidInputException if there is no such field, or it cannot have that value
   */
  public Setting with(Map<String, String> changes) {
    Map<String, String> ordered = new LinkedHashMap<>();
    Stream.of(DATASET, SPACE)
        .filter(changes::containsKey)
        .forEach(f -> ordered.put(f, changes.get(f)));
    changes.forEach(ordered::putIfAbsent);
    Setting changed = this;
    for (Map.Entry<String, String> change : ordered.entrySet()) {
      changed = changed.with(change.getKey(), change.getValue());
    }
    return changed;
  }

  private static long integer(String field, String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal
    }
    throw new InvalidInputException(
        "%s \"%s\": expected an integer from %d to %d".formatted(field, value, least, most));
  }

  private static boolean flag(String field, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new InvalidInputException("%s \"%s\": expected true or false".formatted(field, value));
    }
    return value.equals("true");
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String field, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> name(c).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "%s \"%s\": expected %s"
                        .formatted(
                            field,
                            value,
                            Arrays.stream(type.getEnumConstants())
                                .map(Setting::name)
                                .collect(Collectors.joining(" or ")))));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The stem of the files of a sweep with this setting, below a folder of its data set: {@code
   * n5-uniform-keyed-seed0-per-arch8-double-nd4j}.
   */
  public String fileStem() {
    return String.join(
        "-",
        (isPublishedSpace() ? "" : space.name() + "-")
            + (hasPublishedChannels() ? "" : "c" + macro.channels() + "-")
            + (hasOwnClasses() ? "k" + macro.classes() + "-" : "")
            + "n"
            + macro.cells(),
        name(initialiser),
        name(weights),
        "seed" + seed,
        batch.toString().replace(":", ""),
        name(precision),
        engine + (dedup ? "-dedup" : ""));
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!isPublishedSpace()) {
      fields.put(SPACE, space.name());
    }
    fields.put(DATASET, dataset.id());
    fields.put("cells", macro.cells());
    if (!hasPublishedChannels()) {
      fields.put(CHANNELS, macro.channels());
    }
    if (hasOwnClasses()) {
      fields.put(CLASSES, macro.classes());
    }
    fields.put("init", name(initialiser));
    fields.put("weights", name(weights));
    fields.put("seed", seed);
    fields.put("batch", batch.toString());
    fields.put("precision", name(precision));
    fields.put("engine", engine);
    fields.put("dedup", dedup);
    return fields;
  }

  @Override
  public Map<String, Object> defaults() {
    return PUBLISHED.fields();
  }

  @Override
  public List<String> columns() {
    return Proxies.known().stream().map(Proxy::name).toList();
  }

  @Override
  public void requireColumn(String name) {
    Proxies.named(name);
  }

  @Override
  public Path export() {
    return Path.of("scores", dataset.id(), fileStem() + ".csv.gz");
  }

  /** With {@link #dedup}, one architecture is scored for all that a proxy cannot tell apart. */
  @Override
  public Architecture computed(Architecture architecture, String column) {
    if (!dedup) {
      return architecture;
    }
    Proxy proxy = Proxies.named(column);
    return proxy.seesDeadLayers() || !proxy.runsNetwork()
        ? architecture
        : space.representative(architecture);
  }

  @Override
  public boolean sharesValues() {
    return dedup;
  }

  private boolean hasPublishedChannels() {
    return isPublishedSpace() && macro.channels() == PUBLISHED.macro.channels();
  }

  /** Whether the network tells more classes apart than the data set has. */
  private boolean hasOwnClasses() {
    return macro.classes() != dataset.classes();
  }

  /** The initial parameters of an architecture's program. */
  public Parameters parameters(Program program, Architecture architecture) {
    return initialiser.parameters(program, weights.streams(seed, dataset.id(), key(architecture)));
  }

  /** What stands for an architecture in the keys of random streams. */
  String key(Architecture architecture) {
    return isPublishedSpace() ? architecture.id() : space.name() + "/" + architecture.id();
  }

  private boolean isPublishedSpace() {
    return space instanceof NasBench201;
  }
}
