package croze.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Consumer;
import jdk.incubator.vector.DoubleVector;

/** What a core of this machine does at most, and processor seconds of the calling thread. */
final class Core {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UPS = 200;
  private static final int SAMPLES = 200;

  private Core() {}

  static double seconds(Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
  }

  /** Multiplications and additions a second in double precision. */
  static double doublePeak() {
    PeakBenchmark benchmark = filled();
    return peak(benchmark::doubles);
  }

  /** The same in single precision. */
  static double floatPeak() {
    PeakBenchmark benchmark = filled();
    return peak(benchmark::floats);
  }

  private static PeakBenchmark filled() {
    PeakBenchmark benchmark = new PeakBenchmark();
    benchmark.fill();
    return benchmark;
  }

  private static double peak(Consumer<Flop> work) {
    double best = 0;
    for (int i = 0; i < WARM_UPS + SAMPLES; i++) {
      Flop flop = new Flop();
      double time = seconds(() -> work.accept(flop));
      best = i < WARM_UPS ? 0 : Math.max(best, flop.flop / time);
    }
    return best;
  }

  /** Bytes a second that y = x + y moves, two reads and a write, over two arrays of that size. */
  static double bandwidth(int bytes) {
    double[] x = new double[bytes / Double.BYTES];
    double[] y = new double[x.length];
    Arrays.fill(x, 1);
    int turns = Math.max(1, (1 << 26) / bytes);
    double best = 0;
    for (int i = 0; i < 40; i++) {
      double time =
          seconds(
              () -> {
                for (int turn = 0; turn < turns; turn++) {
                  add(x, y);
                }
              });
      best = i < 10 ? 0 : Math.max(best, 3. * bytes * turns / time);
    }
    return best;
  }

  private static void add(double[] x, double[] y) {
    var species = DoubleVector.SPECIES_PREFERRED;
    for (int i = 0; i + species.length() <= x.length; i += species.length()) {
      DoubleVector.fromArray(species, x, i)
          .add(DoubleVector.fromArray(species, y, i))
          .intoArray(y, i);
    }
  }
}
