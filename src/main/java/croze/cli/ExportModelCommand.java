package croze.cli;

import croze.console.Console;
import croze.run.train.NetworkExport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze export-model}: a trained network in a format that others read. */
@Command(
    name = "export-model",
    description =
        "Writes a trained network as an index of tensors, for NumPy and PyTorch"
            + " (examples/network.py reads it), or for DL4J.")
final class ExportModelCommand extends ConsoleCommand {
  @Option(
      names = "--network",
      required = true,
      paramLabel = "FILE",
      description = "A checkpoint of croze train, or FILE.json with FILE.bin beside it.")
  private Path network;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.json|FILE.npz|FILE.zip",
      description =
          "FILE.json: an index, and FILE.bin with the data; FILE.npz: one array a tensor, weights"
              + " by name; FILE.zip: a ComputationGraph of DL4J. Files that exist are refused.")
  private Path out;

  @Override
  int run(Console console) {
    console.print(NetworkExport.write(network, out));
    return 0;
  }
}
