package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.score.SweepRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze sweep}: many architectures, into a log that survives a crash, and a CSV. */
@Command(name = "sweep")
final class SweepCommand extends ConsoleCommand {
  @Option(names = "--archs", paramLabel = "WHICH", defaultValue = "200")
  private String architectures;

  @Option(names = "--out", paramLabel = "FILE.csv")
  private Path out;

  @Option(names = "--export-only")
  private boolean exportOnly;

  @Mixin private NotationOption notationOption;
  @Mixin private SettingOptions settingOptions;
  @Mixin private ProxyOption proxyOption;
  @Mixin private ShardOption shardOption;
  @Mixin private SparkOption sparkOption;
  @Mixin private WorkersOption workersOption;

  @Override
  void run(Console console) {
    new SweepRequest(
            settingOptions.setting(),
            notationOption.applyTo(architectures),
            proxyOption.proxies(),
            shardOption.shard(console),
            workersOption.workers(),
            sparkOption.master(),
            Optional.ofNullable(out),
            exportOnly)
        .run(DataFolder.standard(), console);
  }
}
