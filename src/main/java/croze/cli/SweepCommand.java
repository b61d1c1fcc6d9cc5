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
@Command(
    name = "sweep",
    description =
        "Scores many architectures into results/local/scores, but for those whose scores are"
            + " published in results/scores. Stopped or killed, the same command goes on where it"
            + " was. What is stopped has the export of its part.")
final class SweepCommand extends ConsoleCommand {
  @Option(
      names = "--archs",
      paramLabel = "WHICH",
      defaultValue = "200",
      description =
          "all; a number: a random subset, part of any larger one (default 200); indices such as"
              + " 7,100-199; architectures in any notation; a file of these, or FILE.csv#COLUMN.")
  private String architectures;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      description =
          "By default results/local/scores/<dataset>/<setting>.csv.gz. A file that is named here has"
              + " all scores, published or not. Log and manifest lie beside.")
  private Path out;

  @Option(
      names = "--export-only",
      description =
          "Compute nothing: write export and manifest of what the log has, of a sweep that was killed"
              + " or is running.")
  private boolean exportOnly;

  @Mixin private NotationOption notationOption;
  @Mixin private SettingOptions settingOptions;
  @Mixin private ProxyOption proxyOption;
  @Mixin private ShardOption shardOption;
  @Mixin private SparkOption sparkOption;
  @Mixin private WorkersOption workersOption;

  @Override
  int run(Console console) {
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
    return 0;
  }
}
