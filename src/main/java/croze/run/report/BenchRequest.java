package croze.run.report;

import croze.InvalidInputException;
import croze.engine.Engines;
import croze.run.RunListener;
import croze.timing.BenchRow;
import croze.timing.BenchText;
import croze.timing.Peer;
import croze.timing.ProxyCosts;
import croze.timing.SweepBenchmark;
import croze.timing.Throughput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The question how fast architectures are scored here, beside PyTorch if it is there.
 *
 * @param engines names with commas between; the first is timed in turn with the peer
 * @param samples of each timing
 * @param architectures that are scored one by one and swept, or by each proxy alone
 * @param script of the peer; empty to leave it out
 * @param cellsOnly whether only the three networks are timed, and no file is written
 * @param eachProxy whether each proxy is timed alone, and nothing else; what the folder has already
 *     is kept
 * @param workers numbers of them of which only the throughput of each engine is measured, and no
 *     file is written; none for everything else
 * @param out folder that is written
 */
public record BenchRequest(
    String engines,
    int samples,
    int architectures,
    Optional<Path> script,
    boolean cellsOnly,
    boolean eachProxy,
    List<Integer> workers,
    Path out) {
  /** Architectures of a sweep by default. */
  public static final int SWEPT = 24;

  /** Architectures of which each proxy is timed alone by default. */
  public static final int EACH_PROXY = 4;

  private static final int FEWEST = 8;
  private static final int MOST_WORKERS = 256;

  /**
   * @throws InvalidInputException if a number is too small
   */
  public BenchRequest {
    int fewest = eachProxy ? 1 : FEWEST;
    if (samples < 1 || architectures < fewest) {
      throw new InvalidInputException(
          "--samples %d --archs %d: expected at least 1 and %d"
              .formatted(samples, architectures, fewest));
    }
    if (workers.stream().anyMatch(n -> n < 1 || n > MOST_WORKERS)) {
      throw new InvalidInputException(
          "--workers %s: expected numbers from 1 to %d".formatted(workers, MOST_WORKERS));
    }
  }

  /**
   * Times, shows and writes; takes minutes.
   *
   * @throws InvalidInputException if there is no such engine, or something that is not ours would
   *     be overwritten
   */
  public void run(RunListener listener) {
    List<String> names = Arrays.stream(engines.split(",", -1)).map(String::strip).toList();
    names.forEach(Engines::named);
    if (eachProxy) {
      Path file = new ProxyCosts(out, samples, architectures).measure(listener::progress);
      listener.show(BenchText.proxies(ProxyCosts.read(file)));
      listener.print(file);
      return;
    }
    if (!workers.isEmpty()) {
      for (String name : names) {
        new Throughput(name, architectures)
            .measure(workers, listener::say)
            .forEach(listener::print);
      }
      return;
    }
    if (!cellsOnly) {
      SweepBenchmark.requirePermission(out);
    }
    Optional<Peer> peer = script.flatMap(Peer::find);
    if (script.isPresent() && peer.isEmpty()) {
      listener.say("no peer: %s is missing, or no python3 here has torch".formatted(script.get()));
    }
    SweepBenchmark benchmark = new SweepBenchmark(names, samples, architectures, peer);
    if (cellsOnly) {
      listener.show(versions(names, peer) + BenchText.cells(benchmark.cells(listener::say)));
    } else {
      List<BenchRow> rows = benchmark.run(listener::say);
      listener.show(versions(names, peer) + BenchText.of(rows));
      SweepBenchmark.write(out, rows).forEach(listener::print);
    }
  }

  /** A line of what is measured with. */
  private static String versions(List<String> engines, Optional<Peer> peer) {
    List<String> parts = new ArrayList<>(List.of("Java " + System.getProperty("java.version")));
    engines.forEach(name -> parts.add(name + ": " + Engines.named(name).path()));
    peer.ifPresent(p -> parts.add(p.version()));
    return String.join("; ", parts) + "\n";
  }
}
