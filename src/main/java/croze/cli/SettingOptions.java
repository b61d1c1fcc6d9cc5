package croze.cli;

import croze.score.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that make up a {@link Setting}; what is not given stays as published. */
final class SettingOptions {
  private final Map<String, String> given = new LinkedHashMap<>();

  @Mixin private RunOptions run;

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

  Setting setting() {
    return run.applyTo(Setting.PUBLISHED.with(given));
  }
}
