package croze.cli;

import croze.score.Setting;
import picocli.CommandLine.Option;

/** The options that make up a {@link Setting}; what is not given stays as published. */
final class SettingOptions extends RunOptions {
  @Option(names = "--dataset", paramLabel = "NAME")
  void dataset(String value) {
    given.put("dataset", value);
  }

  @Option(names = "--space", paramLabel = "NAME")
  void space(String value) {
    given.put("space", value);
  }

  @Option(
      names = {"--cells", "--layers"},
      paramLabel = "N")
  void cells(String value) {
    given.put("cells", value);
  }

  @Option(names = "--channels", paramLabel = "N")
  void channels(String value) {
    given.put("channels", value);
  }

  @Option(names = "--classes", paramLabel = "N")
  void classes(String value) {
    given.put("classes", value);
  }

  @Option(names = "--init", paramLabel = "NAME")
  void init(String value) {
    given.put("init", value);
  }

  @Option(names = "--weights", paramLabel = "NAME")
  void weights(String value) {
    given.put("weights", value);
  }
}
