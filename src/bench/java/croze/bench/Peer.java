package croze.bench;

import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import croze.image.Dataset;
import croze.net.Initialiser;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.random.KeyedStream;
import croze.sweep.Draws;
import croze.sweep.PassPlan;
import croze.sweep.PassRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPU seconds that an architecture takes, weights drawn included: {@code croze} here against the
 * same in PyTorch ({@code torch_peer.py}, one thread, double) in one run, and all proxies of Table 2.
 *
 * <p>Arguments: the PyTorch script, and how often each is run; the least time counts.
 */
public final class Peer {
  private static final Map<Samples, String> PEER_NAMES =
      Map.of(Samples.LIGHT, "all_skip", Samples.MEAN, "mean", Samples.HEAVIEST, "all_conv3x3");
  private static final Pattern LINE = Pattern.compile("(\\w+) +croze +cpu min ([0-9.]+) .*");
  private static final int WARM_UP = 10;

  private Peer() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path script = Path.of(arguments[0]);
    int repeats = Integer.parseInt(arguments[1]);
    if (!Files.exists(script)) {
      System.out.println(script + " is missing: only this program is timed (make peer PEER=<path>)");
    }
    Map<String, Double> peer = Files.exists(script) ? peer(script, repeats) : Map.of();
    System.out.println("architecture  croze s  torch s  ratio  Table 2 s");
    try (Engine engine = Engines.open("cpu", Precision.DOUBLE)) {
      for (Samples sample : Samples.values()) {
        double croze = seconds(engine, sample, Proxies.parse("croze"), repeats);
        double table = seconds(engine, sample, Proxies.parse("baselines,croze"), repeats);
        double torch = peer.getOrDefault(PEER_NAMES.get(sample), Double.NaN);
        System.out.printf(
            Locale.ROOT,
            "%-12s %8.3f %8.3f %6.2f %10.3f%n",
            sample.name().toLowerCase(Locale.ROOT),
            croze,
            torch,
            torch / croze,
            table);
      }
    }
  }

  /** The least CPU seconds of this thread over the repeats, after a warm-up. */
  private static double seconds(Engine engine, Samples sample, List<Proxy> proxies, int repeats) {
    var threads = ManagementFactory.getThreadMXBean();
    PassPlan plan = new PassPlan(proxies);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < WARM_UP + repeats; i++) {
      long start = threads.getCurrentThreadCpuTime();
      Draws draws =
          new Draws(
              p -> Initialiser.UNIFORM.parameters(p, name -> KeyedStream.golden(name, 0)),
              Samples.batch(),
              Dataset.CIFAR10.normalisation(),
              kind -> KeyedStream.golden(kind, 0));
      new PassRunner(plan, () -> engine, sample.cell(), Samples.MACRO, draws).scores();
      double seconds = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
      least = i < WARM_UP ? least : Math.min(least, seconds);
    }
    return least;
  }

  private static Map<String, Double> peer(Path script, int repeats)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/python3", script.toString(), "time", "1", "" + repeats)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.start();
    Map<String, Double> seconds = new HashMap<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher m = LINE.matcher(line);
        if (m.matches()) {
          seconds.put(m.group(1), Double.parseDouble(m.group(2)));
        }
      }
    }
    if (process.waitFor() != 0) {
      System.out.println(script + " failed: is python3-torch there?");
    }
    return seconds;
  }
}
