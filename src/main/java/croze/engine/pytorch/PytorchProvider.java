package croze.engine.pytorch;

import croze.engine.Engine;
import croze.engine.EngineProvider;
import croze.engine.Engines;
import croze.engine.Precision;
import java.util.List;
import java.util.Optional;

/** The engine {@code pytorch}. */
public final class PytorchProvider implements EngineProvider {

  @Override
  public String name() {
    return "pytorch";
  }

  @Override
  public String description() {
    return "a PyTorch of the user's own in a process beside, on the processor or on a GPU";
  }

  @Override
  public boolean onHeap() {
    return false;
  }

  @Override
  public boolean takesDevice() {
    return true;
  }

  @Override
  public Engine open(Precision precision) {
    return new PytorchEngine(python(), precision);
  }

  @Override
  public String path() {
    try (PytorchEngine engine = new PytorchEngine(python(), Precision.DOUBLE)) {
      return engine.description();
    }
  }

  @Override
  public Optional<String> startUpLine() {
    return Optional.of(path());
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  private static Python python() {
    return Python.ofEnvironment(Engines.device());
  }
}
