package croze.cli;

import croze.benchmark.Benchmarks;
import croze.console.Console;
import croze.data.DataFolder;
import croze.run.ResultFolders;
import croze.run.report.PreferencesRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze preferences}: what proxies and accuracies put first. */
@Command(name = "preferences")
final class PreferencesCommand extends ConsoleCommand {
  @Option(names = "--publish")
  private boolean publish;

  @Override
  void run(Console console) {
    new PreferencesRequest(ResultFolders.STANDARD, new Benchmarks(DataFolder.standard()))
        .run(publish, console);
  }
}
