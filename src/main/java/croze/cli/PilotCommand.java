package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.run.ResultFolders;
import croze.run.report.PilotRequest;
import croze.stats.Bootstrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze pilot}: how much training a rank needs. */
@Command(name = "pilot")
final class PilotCommand extends ConsoleCommand {
  @Option(names = "--dataset", paramLabel = "NAME", defaultValue = "cifar10")
  private String dataset;

  @Option(names = "--publish")
  private boolean publish;

  @Override
  void run(Console console) {
    ResultFolders results = ResultFolders.STANDARD;
    new PilotRequest(
            Dataset.ofId(dataset), publish ? results.published() : results.own(), Bootstrap.DEFAULT)
        .run(DataFolder.standard(), console);
  }
}
