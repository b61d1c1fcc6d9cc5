package croze.cli;

import croze.image.Dataset;
import croze.run.ResultFolders;
import croze.run.report.PilotRequest;
import croze.stats.resample.Bootstrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze pilot}: how much training a rank needs. */
final class PilotCommand {
  @Command(name = "pilot")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--dataset", paramLabel = "NAME", defaultValue = "cifar10") String dataset,
      @Option(names = "--publish") boolean publish) {
    new PilotRequest(Dataset.ofId(dataset), ResultFolders.STANDARD, Bootstrap.DEFAULT)
        .run(publish, call.data(), call.console());
  }
}
