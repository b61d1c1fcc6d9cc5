package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.score.ArchitectureScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze score}: one architecture, for scripts and for checking. */
@Command(name = "score")
final class ScoreCommand extends ConsoleCommand {
  @Option(names = "--arch", required = true, paramLabel = "ARCHITECTURE")
  private String text;

  @Option(names = "--json")
  private boolean json;

  @Mixin private NotationOption notationOption;
  @Mixin private SettingOptions settingOptions;
  @Mixin private ProxyOption proxyOption;

  @Override
  void run(Console console) {
    ArchitectureScores scores =
        ArchitectureScores.of(
            settingOptions.setting(),
            notationOption.applyTo(text),
            proxyOption.proxies(),
            DataFolder.standard());
    console.print(json ? scores.json() : scores.text());
  }
}
