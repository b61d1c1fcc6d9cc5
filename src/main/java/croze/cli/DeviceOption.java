package croze.cli;

import croze.InvalidInputException;
import croze.engine.Engines;
import picocli.CommandLine.Option;

/** Where an engine runs that takes a device. */
final class DeviceOption {

  @Option(names = "--device", paramLabel = "NAME")
  void device(String name) {
    if (!name.matches("cpu|mps|cuda(:[0-9]+)?")) {
      throw new InvalidInputException(
          "--device \"%s\": expected cuda, cuda:1, mps or cpu".formatted(name));
    }
    System.setProperty(Engines.DEVICE, name);
  }
}
