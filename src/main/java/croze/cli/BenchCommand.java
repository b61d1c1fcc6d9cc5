package croze.cli;

import croze.console.Console;
import croze.data.ProjectRoot;
import croze.run.report.BenchRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze bench}: how fast architectures are scored here, beside PyTorch if it is there. */
@Command(name = "bench")
final class BenchCommand extends ConsoleCommand {
  private static final String PEER = "src/bench/python/torch_peer.py";

  @Option(names = "--engines", paramLabel = "NAMES", defaultValue = "cpu,nd4j")
  private String engines;

  @Option(names = "--samples", paramLabel = "N", defaultValue = "2")
  private int samples;

  @Option(names = "--archs", paramLabel = "N", defaultValue = "24")
  private int architectures;

  @Option(names = "--peer", paramLabel = "SCRIPT")
  private Path script = ProjectRoot.resolve(PEER);

  @Option(names = "--no-peer")
  private boolean noPeer;

  @Option(names = "--cells-only")
  private boolean cellsOnly;

  @Option(names = "--workers", paramLabel = "N", split = ",")
  private List<Integer> workers = List.of();

  @Option(names = "--out", paramLabel = "FOLDER", defaultValue = "results/local/bench")
  private Path out;

  @Mixin private DeviceOption device;

  @Override
  void run(Console console) {
    new BenchRequest(
            engines,
            samples,
            architectures,
            noPeer ? Optional.empty() : Optional.of(script),
            cellsOnly,
            workers,
            out)
        .run(console);
  }
}
