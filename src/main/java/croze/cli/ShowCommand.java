package croze.cli;

import croze.benchmark.Benchmarks;
import croze.console.Console;
import croze.data.DataFolder;
import croze.evaluate.Profile;
import croze.report.evaluation.ProfileText;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze show 13433}: one architecture. */
@Command(name = "show")
final class ShowCommand extends ConsoleCommand {
  @Parameters(paramLabel = "ARCHITECTURE", descriptionKey = "architecture")
  private String architecture;

  @Option(names = "--metrics", paramLabel = "METRIC", split = ",")
  private List<String> metrics;

  @Option(names = "--json")
  private boolean json;

  @Mixin private DatasetsOption datasetsOption;
  @Mixin private ResultOptions resultOptions;

  @Override
  void run(Console console) {
    Profile profile =
        Profile.of(
            architecture,
            new Benchmarks(DataFolder.standard()),
            resultOptions.results(),
            datasetsOption.datasets(),
            Optional.ofNullable(metrics));
    if (json) {
      console.print(ProfileText.json(profile));
    } else {
      console.show(ProfileText.console(profile));
    }
  }
}
