package croze.engine.cpu.float64;

import croze.bench.Flop;
import croze.engine.cpu.plan.Layout;
import croze.net.Window;
import croze.tensor.Tensor;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.Warmup;

/** The three convolutions of each shape in a network, batch 8, packing of weights included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ConvolutionBenchmark {
  private static final int COUNT = 8;

  /** In channels, out channels, height and width, kernel, stride. */
  @Param({
    "3 16 32 3 1",
    "16 16 32 3 1",
    "32 32 16 3 1",
    "64 64 8 3 1",
    "16 16 32 1 1",
    "32 32 16 1 1",
    "64 64 8 1 1",
    "16 32 32 3 2",
    "32 64 16 3 2"
  })
  private String shape;

  private Convolution convolution;
  private PackedWeight weight;
  private Buffer x;
  private Buffer y;
  private Buffer dx;
  private double[] start;
  private long flop;

  @Setup
  public void make() {
    int[] s = Arrays.stream(shape.split(" ")).mapToInt(Integer::parseInt).toArray();
    Kernels kernels = new VectorKernels();
    int size = s[2] / s[4];
    Layout in = new Layout(COUNT, s[0], s[0], s[2], s[2], 1).padded(4);
    Layout out = new Layout(COUNT, s[1], s[1], size, size, 1).padded(kernels.lanes());
    convolution =
        new DenseConvolution(in, out, Window.square(s[3], s[4], s[3] / 2, 1), kernels);
    weight = new PackedWeight(Tensor.zeros(s[1], s[0], s[3], s[3]).map(w -> .01), false);
    x = ones(in);
    y = ones(out);
    dx = ones(in.padded(kernels.lanes()));
    start = new double[out.stride()];
    flop = 2L * COUNT * size * size * s[0] * s[1] * s[3] * s[3];
  }

  private static Buffer ones(Layout layout) {
    Buffer buffer = new Buffer(layout);
    Rows.forEach(layout, (y, at, n) -> Arrays.fill(buffer.data, at, at + n, 1));
    return buffer;
  }

  @Benchmark
  public void forward(Flop counter) {
    counter.flop += flop;
    convolution.forward(x.data, weight, start, y.data);
  }

  @Benchmark
  public void inputGradient(Flop counter) {
    counter.flop += flop;
    convolution.inputGradient(y.data, weight, false, dx.data);
  }

  @Benchmark
  public Tensor weightGradient(Flop counter) {
    counter.flop += flop;
    return convolution.weightGradient(x.data, y.data, weight.shape());
  }
}
