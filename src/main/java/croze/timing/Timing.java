package croze.timing;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Seconds that a piece of work takes, of the processors and by the clock. On a machine that others
 * use too the processor's are the ones to read, and of those the least.
 *
 * @param samples how often it was timed
 */
public record Timing(
    int samples, double cpuMin, double cpuMedian, double wallMin, double wallMedian) {
  /** The process's clock has ticks of 10 ms: a sample repeats its work for so long. */
  private static final double SAMPLE_SECONDS = .3;

  private static final double TICK_SECONDS = .01;

  /** Processor and wall seconds of one sample. */
  record Sample(double cpu, double wall) {}

  static Timing of(List<Sample> samples) {
    double[] cpu = samples.stream().mapToDouble(Sample::cpu).sorted().toArray();
    double[] wall = samples.stream().mapToDouble(Sample::wall).sorted().toArray();
    return new Timing(cpu.length, cpu[0], median(cpu), wall[0], median(wall));
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /**
   * Times work that has run before.
   *
   * @param samples each of enough runs for the clock
   */
  static Timing measure(int samples, Runnable work) {
    List<Sample> all = new ArrayList<>();
    int runs = 1;
    while (all.size() < samples) {
      Sample sample = sample(runs, work);
      if (sample.cpu() * runs >= SAMPLE_SECONDS) {
        all.add(sample);
      } else {
        double once = Math.max(sample.cpu(), TICK_SECONDS / runs);
        runs = Math.max(runs + 1, (int) Math.ceil(1.2 * SAMPLE_SECONDS / once));
      }
    }
    return of(all);
  }

  /** Times work once, of all threads of the process. */
  static Sample once(Runnable work) {
    return sample(1, work);
  }

  private static Sample sample(int runs, Runnable work) {
    double cpu = processSeconds();
    long wall = System.nanoTime();
    Stream.generate(() -> work).limit(runs).forEach(Runnable::run);
    double wallSeconds = (System.nanoTime() - wall) / 1e9;
    return new Sample((processSeconds() - cpu) / runs, wallSeconds / runs);
  }

  /** Of all threads: what the garbage collector takes counts too. */
  private static double processSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
