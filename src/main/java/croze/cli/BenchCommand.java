package croze.cli;

import croze.run.report.BenchRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze bench}: how fast architectures are scored here, beside PyTorch if it is there. */
final class BenchCommand {
  private static final String PEER = "src/bench/python/torch_peer.py";

  @Command(name = "bench")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--engines", paramLabel = "NAMES", defaultValue = "cpu,nd4j") String engines,
      @Option(names = "--samples", paramLabel = "N", defaultValue = "2") int samples,
      @Option(names = "--archs", paramLabel = "N") Optional<Integer> architectures,
      @Option(names = "--peer", paramLabel = "SCRIPT", defaultValue = PEER) Path script,
      @Option(names = "--no-peer") boolean noPeer,
      @Option(names = "--cells-only") boolean cellsOnly,
      @Option(names = "--each-proxy") boolean eachProxy,
      @Option(names = "--workers", paramLabel = "N", split = ",") List<Integer> workers,
      @Option(names = "--out", paramLabel = "FOLDER", defaultValue = "results/local/bench")
          Path out,
      @Mixin DeviceOption device) {
    Optional<Path> peer = noPeer ? Optional.empty() : Optional.of(script);
    List<Integer> numbers = workers == null ? List.of() : workers;
    int sample = architectures.orElse(eachProxy ? BenchRequest.EACH_PROXY : BenchRequest.SWEPT);
    new BenchRequest(engines, samples, sample, peer, cellsOnly, eachProxy, numbers, out)
        .run(call.console());
  }
}
