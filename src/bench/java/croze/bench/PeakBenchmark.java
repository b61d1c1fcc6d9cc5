package croze.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a core can do at most: ten independent chains of fused multiply-adds in registers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PeakBenchmark {
  private static final int TURNS = 100_000;
  private static final int CHAINS = 10;
  private final double[] halves = new double[DoubleVector.SPECIES_PREFERRED.length()];
  private final float[] floatHalves = new float[FloatVector.SPECIES_PREFERRED.length()];

  @Setup
  public void fill() {
    Arrays.fill(halves, .5);
    Arrays.fill(floatHalves, .5f);
  }

  @Benchmark
  public DoubleVector doubles(Flop counter) {
    counter.flop += 2L * TURNS * CHAINS * halves.length;
    DoubleVector m = DoubleVector.fromArray(DoubleVector.SPECIES_PREFERRED, halves, 0);
    DoubleVector a = m, b = m, c = m, d = m, e = m, f = m, g = m, h = m, i = m, j = m;
    for (int turn = 0; turn < TURNS; turn++) {
      a = m.fma(m, a);
      b = m.fma(m, b);
      c = m.fma(m, c);
      d = m.fma(m, d);
      e = m.fma(m, e);
      f = m.fma(m, f);
      g = m.fma(m, g);
      h = m.fma(m, h);
      i = m.fma(m, i);
      j = m.fma(m, j);
    }
    return m.add(a).add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j);
  }

  @Benchmark
  public FloatVector floats(Flop counter) {
    counter.flop += 2L * TURNS * CHAINS * floatHalves.length;
    FloatVector m = FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, floatHalves, 0);
    FloatVector a = m, b = m, c = m, d = m, e = m, f = m, g = m, h = m, i = m, j = m;
    for (int turn = 0; turn < TURNS; turn++) {
      a = m.fma(m, a);
      b = m.fma(m, b);
      c = m.fma(m, c);
      d = m.fma(m, d);
      e = m.fma(m, e);
      f = m.fma(m, f);
      g = m.fma(m, g);
      h = m.fma(m, h);
      i = m.fma(m, i);
      j = m.fma(m, j);
    }
    return m.add(a).add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j);
  }
}
