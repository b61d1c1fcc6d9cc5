package croze.cli;

import croze.score.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a {@link Setting} that any run of networks may change. */
class RunOptions {
  final Map<String, String> given = new LinkedHashMap<>();

  @Mixin private DeviceOption device;

  @Option(names = "--seed", paramLabel = "N")
  void seed(String value) {
    given.put("seed", value);
  }

  @Option(names = "--batch", paramLabel = "DRAW")
  void batch(String value) {
    given.put("batch", value);
  }

  @Option(names = "--precision", paramLabel = "NAME")
  void precision(String value) {
    given.put("precision", value);
  }

  @Option(names = "--engine", paramLabel = "NAME")
  void engine(String value) {
    given.put("engine", value);
  }

  @Option(names = "--dedup")
  void dedup(boolean value) {
    given.put("dedup", Boolean.toString(value));
  }

  /** The published setting with what was given. */
  final Setting setting() {
    return Setting.PUBLISHED.with(given);
  }
}
