package croze.engine.cpu;

import croze.engine.Engine;
import croze.engine.EngineProvider;
import croze.engine.Precision;
import java.util.List;

/** The engine {@code cpu}. */
public final class CpuProvider implements EngineProvider {

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public String description() {
    return "direct convolutions on heap arrays";
  }

  @Override
  public boolean onHeap() {
    return true;
  }

  @Override
  public Engine open(Precision precision) {
    return new CpuEngine(precision);
  }

  @Override
  public String path() {
    return Path.description();
  }

  @Override
  public List<String> warnings() {
    return Path.warnings();
  }
}
