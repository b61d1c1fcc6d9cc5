package croze.cli;

import croze.console.Console;
import croze.proxy.Proxies;
import croze.run.score.SweepRequest;
import croze.sweep.plan.Shard;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze sweep}: many architectures, into a log that survives a crash, and a CSV. */
final class SweepCommand {
  @Command(name = "sweep")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--archs", paramLabel = "WHICH", defaultValue = "200") String architectures,
      @Option(names = "--proxies", paramLabel = "NAMES", defaultValue = "all") String proxies,
      @Option(names = "--out", paramLabel = "FILE.csv") Path out,
      @Option(names = "--export-only") boolean exportOnly,
      @Option(names = "--spark", paramLabel = "MASTER") Optional<String> spark,
      @Option(names = "--shard", paramLabel = "I/N") Optional<String> shard,
      @Mixin NotationOption notation,
      @Mixin SettingOptions setting,
      @Mixin WorkersOption workers) {
    Console console = call.console();
    new SweepRequest(
            setting.setting(),
            notation.applyTo(architectures),
            Proxies.parse(proxies),
            Shard.asked(shard, System.getenv(), console::say),
            workers.workers(),
            spark,
            Optional.ofNullable(out),
            exportOnly)
        .run(call.data(), console);
  }
}
