package croze.bench;

import croze.timing.TimedCell;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Two builds of this project beside each other: the three cells of the peer benchmark, scored in
 * turn by a Java process of each.
 *
 * <p>A sample is the processor time of the scoring thread for a few architectures; a pair is a
 * sample of either build, the first of one pair second in the next. Printed is the geometric mean
 * of the ratios new/old with its 95 % interval by Student's t.
 */
public final class VersionPairs {
  private static final int DEFAULT_PAIRS = 20;

  /** What the peer scores. */
  private static final List<String> PROXIES = List.of("croze", "grad_norm,snip,plain,fisher");

  /** Architectures a sample, so that each lasts some .2 seconds, and before the first pair. */
  private static final Map<TimedCell, Integer> RUNS =
      Map.of(TimedCell.ALL_SKIP, 12, TimedCell.MEAN, 3, TimedCell.ALL_CONV3X3, 1);

  private static final Map<TimedCell, Integer> WARM_UPS =
      Map.of(TimedCell.ALL_SKIP, 80, TimedCell.MEAN, 15, TimedCell.ALL_CONV3X3, 3);

  private VersionPairs() {}

  /**
   * @param args the jar of the old build, that of the new one, and the number of pairs
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException("expected the old jar, the new jar and how many pairs");
    }
    int pairs = args.length > 2 ? Integer.parseInt(args[2]) : DEFAULT_PAIRS;
    try (Build before = new Build(args[0]);
        Build now = new Build(args[1])) {
      List<Build> builds = List.of(before, now);
      Map<String, SummaryStatistics> ratios = new LinkedHashMap<>();
      for (String proxies : PROXIES) {
        for (Build build : builds) {
          WARM_UPS.forEach((cell, runs) -> build.seconds(proxies, cell, runs));
        }
        for (int pair = 0; pair < pairs; pair++) {
          for (TimedCell cell : TimedCell.values()) {
            double[] seconds = new double[2];
            for (int turn = 0; turn < 2; turn++) {
              int build = (pair + turn) % 2;
              seconds[build] = builds.get(build).seconds(proxies, cell, RUNS.get(cell));
            }
            ratios
                .computeIfAbsent(proxies + " " + cell, name -> new SummaryStatistics())
                .addValue(Math.log(seconds[1] / seconds[0]));
          }
        }
      }
      System.out.printf("new/old processor time of %d pairs, with 95 %% interval%n", pairs);
      ratios.forEach((name, logs) -> System.out.println(line(name, logs)));
    }
  }

  private static String line(String name, SummaryStatistics logs) {
    long n = logs.getN();
    double half =
        new TDistribution(n - 1).inverseCumulativeProbability(.975)
            * logs.getStandardDeviation()
            / Math.sqrt(n);
    return String.format(
        Locale.ROOT,
        "%-40s %.3f [%.3f, %.3f]",
        name,
        Math.exp(logs.getMean()),
        Math.exp(logs.getMean() - half),
        Math.exp(logs.getMean() + half));
  }

  /** A Java process of one build, with the flags of this one. */
  private static final class Build implements AutoCloseable {
    private final String jar;
    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;

    Build(String jar) throws IOException {
      this.jar = jar;
      if (!new File(jar).isFile()) {
        throw new IOException(jar + ": no such jar; build it by make build in its checkout");
      }
      var own = VersionPairs.class.getProtectionDomain().getCodeSource().getLocation();
      String classes = jar + File.pathSeparator + own.getPath();
      List<String> command = new ArrayList<>();
      command.add(System.getProperty("java.home") + "/bin/java");
      command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
      command.addAll(List.of("-cp", classes, VersionWorker.class.getName()));
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      to = new PrintWriter(process.outputWriter(), true);
      from = process.inputReader();
    }

    /** Processor seconds of the scoring thread. */
    double seconds(String proxies, TimedCell cell, int runs) {
      to.println(proxies + " " + cell.index() + " " + runs);
      try {
        String line = from.readLine();
        while (line != null && !line.startsWith(VersionWorker.ANSWER)) {
          line = from.readLine();
        }
        if (line == null) {
          throw new IllegalStateException(jar + ": the process failed, see above");
        }
        return Double.parseDouble(line.substring(VersionWorker.ANSWER.length()));
      } catch (IOException e) {
        throw new IllegalStateException(jar + ": the process failed", e);
      }
    }

    @Override
    public void close() {
      to.close();
      process.destroy();
    }
  }
}
