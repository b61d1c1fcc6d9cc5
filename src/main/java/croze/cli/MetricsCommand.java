package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.catalogue.MetricList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze metrics}: the accuracies that there are. */
@Command(name = "metrics")
final class MetricsCommand extends ConsoleCommand {
  @Option(names = "--json")
  private boolean json;

  @Override
  void run(Console console) {
    MetricList metrics = new MetricList(DataFolder.standard());
    console.print(json ? metrics.json() : metrics.text());
  }
}
