package croze.cli;

import croze.run.ResultFolders;
import croze.score.Scoring;
import croze.score.Setting;
import croze.sweep.ScorePlace;
import croze.sweep.Selection;
import croze.sweep.SweepJob;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze sweep}: many architectures, into a log that survives a crash, and a CSV. */
@Command(
    name = "sweep",
    description =
        "Scores many architectures into results/local/scores, but for those whose scores are"
            + " published in results/scores. Stopped or killed, the same command goes on where it"
            + " was. What is stopped has the export of its part.")
final class SweepCommand implements Callable<Integer> {
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

  @Mixin private NotationOption notationOption;
  @Mixin private SettingOptions settingOptions;
  @Mixin private ProxyOption proxyOption;
  @Mixin private ShardOption shardOption;
  @Mixin private WorkersOption workersOption;
  @Mixin private ExportOnlyOption exportOnly;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Setting setting = settingOptions.setting();
    if (out != null) {
      ResultFolders.requireNotPublished(out);
    }
    ResultFolders results = ResultFolders.STANDARD;
    SweepJob job =
        new SweepJob(
            new Scoring(setting, proxyOption.proxies()),
            Selection.parse(setting.space(), notationOption.applyTo(architectures)),
            shardOption.shard(spec.commandLine().getErr()),
            workersOption.workers(),
            out == null
                ? ScorePlace.of(results.own(), results.published(), setting)
                : ScorePlace.alone(out));
    exportOnly.run(job, spec.commandLine().getOut(), spec.commandLine().getErr());
    return 0;
  }
}
