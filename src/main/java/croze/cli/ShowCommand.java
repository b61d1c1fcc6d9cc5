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
@Command(
    name = "show",
    description =
        "Shows what is known of one architecture: its cell, every accuracy, every published score,"
            + " and where each stands among all architectures.")
final class ShowCommand extends ConsoleCommand {
  @Parameters(
      paramLabel = "ARCHITECTURE",
      description = "Index, string or NASLib tuple of an architecture.")
  private String architecture;

  @Option(
      names = "--metrics",
      paramLabel = "METRIC",
      split = ",",
      description = "Accuracies, such as clean,fgsm@8; by default all. See croze metrics.")
  private List<String> metrics;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private DatasetsOption datasetsOption;
  @Mixin private ResultOptions resultOptions;

  @Override
  int run(Console console) {
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
    return 0;
  }
}
