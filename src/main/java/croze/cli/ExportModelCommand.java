package croze.cli;

import croze.InvalidInputException;
import croze.data.WritePermission;
import croze.engine.nd4j.Dl4jGraph;
import croze.train.NumpyArchive;
import croze.train.StoredNetwork;
import croze.train.TensorFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze export-model}: a trained network in a format that others read. */
@Command(
    name = "export-model",
    description =
        "Writes a trained network as an index of tensors, for NumPy and PyTorch"
            + " (examples/network.py reads it), or for DL4J.")
final class ExportModelCommand implements Callable<Integer> {
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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String name = out.toString();
    boolean json = name.endsWith(".json");
    if (!json && !name.endsWith(".npz") && !name.endsWith(".zip")) {
      throw new InvalidInputException(
          "--out %s: expected FILE.json, FILE.npz or FILE.zip".formatted(out));
    }
    for (Path file : json ? List.of(out, TensorFile.bin(out)) : List.of(out)) {
      if (Files.exists(WritePermission.of(file))) {
        throw new InvalidInputException(file + " exists: give another --out");
      }
    }
    StoredNetwork stored = StoredNetwork.read(network);
    if (json) {
      stored.file().write(out);
    } else if (name.endsWith(".npz")) {
      NumpyArchive.write(stored.architecture(), stored.file().tensors(), out);
    } else {
      Dl4jGraph.write(stored.program(), stored.state(), out);
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(out);
    print.flush();
    return 0;
  }
}
