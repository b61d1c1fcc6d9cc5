package croze.run.train;

import croze.InvalidInputException;
import croze.data.file.WritePermission;
import croze.engine.nd4j.Dl4jGraph;
import croze.train.StoredNetwork;
import croze.train.file.NumpyArchive;
import croze.train.file.TensorFile;
import java.nio.file.Path;
import java.util.List;

/** A trained network in a format that others read. */
public final class NetworkExport {
  private NetworkExport() {}

  /**
   * @param network a checkpoint, or an index of tensors
   * @param out {@code FILE.json}: an index, and {@code FILE.bin} with the data; {@code FILE.npz}:
   *     one array a tensor; {@code FILE.zip}: a ComputationGraph of DL4J
   * @throws InvalidInputException if the network is broken, or a file exists that would be written
   */
  public static Path write(Path network, Path out) {
    String name = out.toString();
    boolean json = name.endsWith(".json");
    if (!json && !name.endsWith(".npz") && !name.endsWith(".zip")) {
      throw new InvalidInputException(
          "--out %s: expected FILE.json, FILE.npz or FILE.zip".formatted(out));
    }
    for (Path file : json ? List.of(out, TensorFile.bin(out)) : List.of(out)) {
      WritePermission.ofNew(file);
    }
    StoredNetwork stored = StoredNetwork.read(network);
    if (json) {
      stored.file().write(out);
    } else if (name.endsWith(".npz")) {
      NumpyArchive.write(stored.architecture(), stored.file().tensors(), out);
    } else {
      Dl4jGraph.write(stored.program(), stored.state(), out);
    }
    return out;
  }
}
