package croze.cli;

import croze.InvalidInputException;
import croze.data.WritePermission;
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
    description = "Writes a trained network as an index of tensors, or for NumPy and PyTorch.")
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
      paramLabel = "FILE.json|FILE.npz",
      description =
          "FILE.json: an index, and FILE.bin with the data; FILE.npz: one array a tensor, weights"
              + " by name. Files that exist are refused.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    boolean json = out.toString().endsWith(".json");
    if (!json && !out.toString().endsWith(".npz")) {
      throw new InvalidInputException("--out %s: expected FILE.json or FILE.npz".formatted(out));
    }
    for (Path file : json ? List.of(out, TensorFile.bin(out)) : List.of(out)) {
      if (Files.exists(WritePermission.of(file))) {
        throw new InvalidInputException(file + " exists: give another --out");
      }
    }
    TensorFile file = StoredNetwork.read(network).file();
    if (json) {
      file.write(out);
    } else {
      NumpyArchive.write(file.tensors(), out);
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(out);
    print.flush();
    return 0;
  }
}
