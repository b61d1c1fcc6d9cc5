package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.score.ArchitectureScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze score}: one architecture, for scripts and for checking. */
@Command(
    name = "score",
    description =
        "Scores one architecture. Without options that say otherwise, the scores are bit for bit"
            + " those of a sweep.")
final class ScoreCommand extends ConsoleCommand {
  @Option(
      names = "--arch",
      required = true,
      paramLabel = "ARCHITECTURE",
      description =
          "An architecture: its index in NAS-Bench-201, its string or another notation; of darts, a"
              + " genotype as text, or the name of a published one.")
  private String text;

  @Option(names = "--json", description = "Print one JSON object and nothing else on stdout.")
  private boolean json;

  @Mixin private NotationOption notationOption;
  @Mixin private SettingOptions settingOptions;
  @Mixin private ProxyOption proxyOption;

  @Override
  int run(Console console) {
    ArchitectureScores scores =
        ArchitectureScores.of(
            settingOptions.setting(),
            notationOption.applyTo(text),
            proxyOption.proxies(),
            DataFolder.standard());
    console.print(json ? scores.json() : scores.text());
    return 0;
  }
}
