package croze.sweep;

import croze.engine.Precision;
import croze.net.Initialiser;
import croze.net.Parameters;
import croze.net.Program;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * All that decides the score of an architecture by a proxy, but for the proxy and the input files.
 *
 * @param dataset name of the data set: images, classes, image size
 * @param cells cells a stage; 5 in the benchmark
 * @param initialiser distribution of the weights
 * @param weights streams that the weights are drawn from
 * @param seed seed of the streams
 * @param batch images
 * @param precision arithmetic of the engine
 * @param engine name of the engine
 */
public record Setting(
    String dataset,
    int cells,
    Initialiser initialiser,
    WeightDraw weights,
    long seed,
    BatchDraw batch,
    Precision precision,
    String engine) {

  /**
   * The stem of the files of a sweep with this setting, below a folder of its data set: {@code
   * n5-uniform-keyed-seed0-per-arch8-double-nd4j}.
   */
  public String fileStem() {
    return String.join(
        "-",
        "n" + cells,
        name(initialiser),
        name(weights),
        "seed" + seed,
        batch.toString().replace(":", ""),
        name(precision),
        engine);
  }

  /** The setting as text by field, in order: what logs, manifests and {@code --json} show. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataset", dataset);
    fields.put("cells", cells);
    fields.put("init", name(initialiser));
    fields.put("weights", name(weights));
    fields.put("seed", seed);
    fields.put("batch", batch.toString());
    fields.put("precision", name(precision));
    fields.put("engine", engine);
    return fields;
  }

  /** The initial parameters of an architecture's program. */
  public Parameters parameters(Program program, String architecture) {
    return initialiser.parameters(program, weights.streams(seed, dataset, architecture));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
