package croze.cli;

import croze.console.Console;
import croze.run.train.NetworkExport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze export-model}: a trained network in a format that others read. */
@Command(name = "export-model")
final class ExportModelCommand extends ConsoleCommand {
  @Option(names = "--network", required = true, paramLabel = "FILE")
  private Path network;

  @Option(names = "--out", required = true, paramLabel = "FILE.json|FILE.npz|FILE.zip")
  private Path out;

  @Override
  void run(Console console) {
    console.print(NetworkExport.write(network, out));
  }
}
