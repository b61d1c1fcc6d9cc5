package croze.run.study;

import croze.benchmark.embedded.EmbeddedBenchmark;
import croze.data.DataFolder;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import croze.image.Dataset;
import croze.space.nb201.CellSpace;
import croze.train.AccuracyMeasure;
import croze.train.Protocols;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** An embedded benchmark of invented accuracies. */
final class EmbeddedTable {
  private EmbeddedTable() {}

  /** Networks of CIFAR-10 that a protocol could have made; their FGSM 8 disagrees. */
  static void write(DataFolder data, String protocol, int networks) throws IOException {
    StringBuilder csv = new StringBuilder("index,architecture");
    for (AccuracyMeasure e : Protocols.read(protocol).evaluation()) {
      csv.append(",%1$s,%1$s:a,%1$s:b".formatted(e.column()));
    }
    csv.append('\n');
    Random random = new Random(5);
    for (int i = 0; i < networks; i++) {
      int index = 31 + 500 * i;
      csv.append(index).append(',').append(CellSpace.cell(index));
      for (AccuracyMeasure e : Protocols.read(protocol).evaluation()) {
        double accuracy = random.nextDouble();
        csv.append(",%s,%s,%s".formatted(accuracy, accuracy - .001 * (i % 2), accuracy));
      }
      csv.append('\n');
    }
    Path file = EmbeddedBenchmark.file(data, Dataset.CIFAR10, protocol);
    Files.createDirectories(file.getParent());
    Files.writeString(file, csv);
    String sha256 =
        Digest.of(csv.toString().getBytes(StandardCharsets.UTF_8), Algorithm.SHA256).hex();
    Files.writeString(
        file.resolveSibling(protocol + ".manifest.json"),
        """
        {"sha256": "%s", "architectures": %d, "runs": [{"commit": "0123456789"}]}
        """
            .formatted(sha256, networks));
    Files.writeString(
        EmbeddedBenchmark.agreementFile(data, Dataset.CIFAR10, protocol),
        """
        column,published,rho,low,high,n
        clean,robust-nas-bench-201:clean,.91,.8,.95,%1$d
        fgsm@8,robust-nas-bench-201:fgsm@8,.35,.1,.6,%1$d
        """
            .formatted(networks));
  }
}
