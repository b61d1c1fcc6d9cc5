package croze.cli;

import croze.sweep.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that make up a {@link Setting}; what is not given stays as published. */
final class SettingOptions {
  private final Map<String, String> given = new LinkedHashMap<>();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "cifar10 (default), cifar100 or imagenet16-120.")
  void dataset(String value) {
    given.put("dataset", value);
  }

  @Option(names = "--cells", paramLabel = "N", description = "Cells a stage, 5 by default.")
  void cells(String value) {
    given.put("cells", value);
  }

  @Option(
      names = "--init",
      paramLabel = "NAME",
      description = "Initial weights: uniform (default), kaiming or xavier.")
  void init(String value) {
    given.put("init", value);
  }

  @Option(
      names = "--weights",
      paramLabel = "NAME",
      description = "keyed by the architecture (default), or golden: the recipe of the goldens.")
  void weights(String value) {
    given.put("weights", value);
  }

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all draws, 0 by default.")
  void seed(String value) {
    given.put("seed", value);
  }

  @Option(
      names = "--batch",
      paramLabel = "DRAW",
      description =
          "Images: per-arch:8 (default, also called keyed), shared:8, first:8 (not augmented) or"
              + " synthetic:7 (the golden images).")
  void batch(String value) {
    given.put("batch", value);
  }

  @Option(names = "--precision", paramLabel = "NAME", description = "double (default) or float.")
  void precision(String value) {
    given.put("precision", value);
  }

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "What runs the networks, cpu by default; see croze engines.")
  void engine(String value) {
    given.put("engine", value);
  }

  @Option(
      names = "--dedup",
      description =
          "Score equal networks once, by proxies that cannot tell them apart (the published setting"
              + " draws anew for each of the 15,625).")
  void dedup(boolean value) {
    given.put("dedup", Boolean.toString(value));
  }

  Setting setting() {
    Setting setting = Setting.PUBLISHED;
    for (Map.Entry<String, String> option : given.entrySet()) {
      setting = setting.with(option.getKey(), option.getValue());
    }
    return setting;
  }
}
