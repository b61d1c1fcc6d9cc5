package croze.cli;

import croze.benchmark.Benchmarks;
import croze.run.ResultFolders;
import croze.run.report.PreferencesRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze preferences}: what proxies and accuracies put first. */
final class PreferencesCommand {
  @Command(name = "preferences")
  static void run(@Mixin Invocation call, @Option(names = "--publish") boolean publish) {
    new PreferencesRequest(ResultFolders.STANDARD, new Benchmarks(call.data()))
        .run(publish, call.console());
  }
}
