package croze.cli;

import croze.engine.Engines;
import picocli.CommandLine.Option;

/** Where an engine runs that takes a device. */
final class DeviceOption {
  @Option(names = "--device", paramLabel = "NAME")
  void device(String name) {
    Engines.useDevice(name);
  }
}
