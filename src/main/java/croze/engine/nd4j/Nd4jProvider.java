package croze.engine.nd4j;

import croze.engine.Engine;
import croze.engine.EngineProvider;
import croze.engine.Precision;
import java.util.List;
import java.util.Optional;

/** The engine {@code nd4j}. */
public final class Nd4jProvider implements EngineProvider {

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public String description() {
    return "each op as ND4J ops, on the processor or on CUDA";
  }

  @Override
  public boolean onHeap() {
    return false;
  }

  @Override
  public Engine open(Precision precision) {
    return new Nd4jEngine(precision);
  }

  @Override
  public String path() {
    return Backend.describe();
  }

  @Override
  public Optional<String> startUpLine() {
    return Backend.devices();
  }

  @Override
  public List<String> warnings() {
    return BlasCore.current().warnings();
  }
}
