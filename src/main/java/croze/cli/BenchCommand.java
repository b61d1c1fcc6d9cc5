package croze.cli;

import croze.InvalidInputException;
import croze.data.ProjectRoot;
import croze.engine.Engines;
import croze.timing.BenchRow;
import croze.timing.BenchText;
import croze.timing.Peer;
import croze.timing.SweepBenchmark;
import croze.timing.Throughput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze bench}: how fast architectures are scored here, beside PyTorch if it is there. */
@Command(
    name = "bench",
    description =
        "Times the scoring of architectures on this machine: the lightest, a mean and the heaviest"
            + " network by each engine, beside a PyTorch script if there is one; then how the cost"
            + " grows with images, MACs, architectures and workers. Takes a few minutes.")
final class BenchCommand implements Callable<Integer> {
  private static final int FEWEST = 8;
  private static final int MOST_WORKERS = 256;
  private static final String PEER = "src/bench/python/torch_peer.py";

  @Option(
      names = "--engines",
      paramLabel = "NAMES",
      defaultValue = "cpu,nd4j",
      description = "Engines with commas between; the first is timed in turn with the peer.")
  private String engines;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "2",
      description = "Samples of each timing, 2 by default: least and median are kept.")
  private int samples;

  @Option(
      names = "--archs",
      paramLabel = "N",
      defaultValue = "24",
      description = "Architectures scored one by one and swept, 24 by default.")
  private int architectures;

  @Option(
      names = "--peer",
      paramLabel = "SCRIPT",
      description =
          "PyTorch script with 'time THREADS REPEATS', by default the project's own, " + PEER + ".")
  private Path script = ProjectRoot.resolve(PEER);

  @Option(names = "--no-peer", description = "Leave the peer out.")
  private boolean noPeer;

  @Option(
      names = "--cells-only",
      description = "Only the three networks, beside the peer: printed, no file is written.")
  private boolean cellsOnly;

  @Option(
      names = "--workers",
      paramLabel = "N",
      split = ",",
      description =
          "Only architectures a second of each engine with so many workers, such as 1,2,4,8:"
              + " printed, no file is written.")
  private List<Integer> workers = List.of();

  @Mixin private DeviceOption device;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "results/local/bench",
      description = "Folder of bench.csv and scaling.png/.svg, by default ${DEFAULT-VALUE}.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (samples < 1 || architectures < FEWEST) {
      throw new InvalidInputException(
          "--samples %d --archs %d: expected at least 1 and %d"
              .formatted(samples, architectures, FEWEST));
    }
    if (workers.stream().anyMatch(n -> n < 1 || n > MOST_WORKERS)) {
      throw new InvalidInputException(
          "--workers %s: expected numbers from 1 to %d".formatted(workers, MOST_WORKERS));
    }
    List<String> names = Arrays.stream(engines.split(",", -1)).map(String::strip).toList();
    names.forEach(Engines::named);
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter console = spec.commandLine().getOut();
    if (!workers.isEmpty()) {
      for (String name : names) {
        Throughput throughput = new Throughput(name, architectures);
        throughput.measure(workers, text -> say(err, text)).forEach(console::println);
      }
      return 0;
    }
    if (!cellsOnly) {
      SweepBenchmark.requirePermission(out);
    }
    Optional<Peer> peer = noPeer ? Optional.empty() : Peer.find(script);
    if (peer.isEmpty() && !noPeer) {
      say(err, "no peer: %s is missing, or no python3 here has torch".formatted(script));
    }
    SweepBenchmark benchmark = new SweepBenchmark(names, samples, architectures, peer);
    if (cellsOnly) {
      console.print(BenchText.cells(benchmark.cells(text -> say(err, text))));
    } else {
      List<BenchRow> rows = benchmark.run(text -> say(err, text));
      console.print(BenchText.of(rows));
      SweepBenchmark.write(out, rows).forEach(console::println);
    }
    console.flush();
    return 0;
  }

  private static void say(PrintWriter err, String text) {
    err.println("croze: " + text);
    err.flush();
  }
}
