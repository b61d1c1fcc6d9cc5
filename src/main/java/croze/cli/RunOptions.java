package croze.cli;

import croze.score.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a {@link Setting} that any run of networks may change. */
final class RunOptions {
  private final Map<String, String> given = new LinkedHashMap<>();

  @Mixin private DeviceOption device;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all draws (weights, batches, bootstrap), 0 by default.")
  void seed(String value) {
    given.put("seed", value);
  }

  @Option(
      names = "--batch",
      paramLabel = "DRAW",
      description =
          "Images: per-arch:8 (default, also called keyed), shared:8, first:8 (not augmented),"
              + " synthetic:7 (the golden images) or noise:7 (normal noise).")
  void batch(String value) {
    given.put("batch", value);
  }

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description =
          "double (default) or float, in which networks without BN are run with scaled weights.")
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

  /** The setting with what was given. */
  Setting applyTo(Setting setting) {
    return setting.with(given);
  }
}
