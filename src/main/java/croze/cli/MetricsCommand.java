package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.catalogue.MetricList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze metrics}: the accuracies that there are. */
@Command(
    name = "metrics",
    description =
        "Lists the accuracies of each benchmark and data set. A name is clean, ATTACK@EPSILON in"
            + " 1/255, or CORRUPTION@SEVERITY; metrics of other benchmarks than"
            + " robust-nas-bench-201 have the benchmark in front: nas-robbench-201:pgd@8.")
final class MetricsCommand extends ConsoleCommand {
  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  int run(Console console) {
    MetricList metrics = new MetricList(DataFolder.standard());
    console.print(json ? metrics.json() : metrics.text());
    return 0;
  }
}
