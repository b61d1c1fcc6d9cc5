package croze.cli;

import croze.score.Setting;
import java.util.LinkedHashMap;
import java.util.List;
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

  @Option(
      names = "--space",
      paramLabel = "NAME",
      description =
          "Search space: nas-bench-201 (default) or darts, which brings channels and layers of its"
              + " own: 36 and 20, of imagenet16-120 48 and 14.")
  void space(String value) {
    given.put("space", value);
  }

  @Option(
      names = {"--cells", "--layers"},
      paramLabel = "N",
      description = "Cells a stage of nas-bench-201, 5 by default; all cells of darts.")
  void cells(String value) {
    given.put("cells", value);
  }

  @Option(
      names = "--channels",
      paramLabel = "N",
      description = "Channels of the first cells: 16 by default in nas-bench-201.")
  void channels(String value) {
    given.put("channels", value);
  }

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Number of logits: at least the data set's classes, which is the default.")
  void classes(String value) {
    given.put("classes", value);
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
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String first : List.of("dataset", "space")) { // they decide what the others start from
      if (given.containsKey(first)) {
        ordered.put(first, given.get(first));
      }
    }
    given.forEach(ordered::putIfAbsent);
    return run.applyTo(Setting.PUBLISHED.with(ordered));
  }
}
