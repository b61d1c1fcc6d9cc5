package croze.cli;

import croze.run.train.NetworkExport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze export-model}: a trained network in a format that others read. */
final class ExportModelCommand {
  @Command(name = "export-model")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--network", required = true, paramLabel = "FILE") Path network,
      @Option(names = "--out", required = true, paramLabel = "FILE.json|FILE.npz|FILE.zip")
          Path out) {
    call.console().print(NetworkExport.write(network, out));
  }
}
