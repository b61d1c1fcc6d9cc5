package croze.cli;

import croze.proxy.Proxies;
import croze.run.score.ArchitectureScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze score}: one architecture, for scripts and for checking. */
final class ScoreCommand {
  @Command(name = "score")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--arch", required = true, paramLabel = "ARCHITECTURE") String text,
      @Option(names = "--proxies", paramLabel = "NAMES", defaultValue = "all") String proxies,
      @Option(names = "--json") boolean json,
      @Mixin NotationOption notation,
      @Mixin SettingOptions setting) {
    ArchitectureScores scores =
        ArchitectureScores.of(
            setting.setting(), notation.applyTo(text), Proxies.parse(proxies), call.data());
    call.console().print(json ? scores.json() : scores.text());
  }
}
