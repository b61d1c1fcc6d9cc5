package croze.bench;

import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.image.Batch;
import croze.image.BatchRecipe;
import croze.image.Dataset;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.nb201.CellSpace;
import croze.score.Setting;
import croze.timing.TimedCell;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A forward and backward pass with all parameter gradients, batch 8, 32 × 32 pixels, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PassBenchmark {
  @Param({"ALL_SKIP", "MEAN", "ALL_CONV3X3"})
  private TimedCell architecture;

  @Param({"WITHOUT_BN", "WITH_BN"})
  private Form form;

  @Param({"DOUBLE", "FLOAT"})
  private Precision precision;

  @Param({"cpu", "nd4j"})
  private String engine;

  private Engine opened;
  private Program program;
  private Parameters parameters;
  private Batch batch;

  @Setup
  public void open() {
    opened = Engines.open(engine, precision);
    program = CellSpace.cell(architecture.index()).program(form, Setting.PUBLISHED.macro());
    parameters =
        Initialiser.UNIFORM.parameters(program, name -> KeyedStream.golden(name, 0)).absolute();
    // The golden batch: eight images that need no data.
    batch = new BatchRecipe.Synthetic(7).source(null, Dataset.CIFAR10, 0).batch("");
  }

  @Benchmark
  public Pass pass() {
    return opened.run(
        program,
        parameters,
        batch,
        Objective.CROSS_ENTROPY,
        PassRequest.of(Output.PARAMETER_GRADIENTS));
  }

  @TearDown
  public void close() {
    opened.close();
  }
}
