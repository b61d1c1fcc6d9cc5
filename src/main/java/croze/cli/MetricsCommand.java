package croze.cli;

import croze.run.catalogue.MetricList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze metrics}: the accuracies that there are. */
final class MetricsCommand {
  @Command(name = "metrics")
  static void run(@Mixin Invocation call, @Option(names = "--json") boolean json) {
    MetricList metrics = new MetricList(call.data());
    call.console().print(json ? metrics.json() : metrics.text());
  }
}
