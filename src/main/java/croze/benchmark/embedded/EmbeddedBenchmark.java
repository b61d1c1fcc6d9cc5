package croze.benchmark.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import croze.InvalidInputException;
import croze.benchmark.Agreement;
import croze.benchmark.file.ArchitectureCsv;
import croze.csv.CsvFile;
import croze.csv.CsvText;
import croze.data.DataFolder;
import croze.data.ExportHash;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import croze.image.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accuracies of the networks that this project trained by one protocol: an export of {@code croze
 * train} in {@code nasbench-data/embedded/<data set>/<protocol>.csv.gz}, its manifest, which has
 * its hash, protocol, seed and commit, and its {@link Agreement} with the published benchmark.
 * Immutable.
 *
 * @param accuracies columns as the protocol names them; {@code x:a} and {@code x:b} are those of
 *     the even and the odd test images
 * @param architectures how many networks there are
 * @param commit of the program that trained the last of them
 * @param computingSeconds of one core, for all of them
 * @param agreement by column; empty where it was not computed
 */
public record EmbeddedBenchmark(
    ArchitectureCsv accuracies,
    int architectures,
    String commit,
    double computingSeconds,
    Map<String, Agreement> agreement) {
  private static final Wanted MANIFEST =
      new Wanted("the manifest of a training", "restore it (git checkout)");

  private static final String ENDING = ".csv.gz";
  private static final int MOST_BYTES = 64 << 20;

  /** The folder of all of them. */
  public static Path folder(DataFolder data) {
    return data.local().resolve("embedded");
  }

  /** The protocols that there are networks of, in order. */
  public static List<String> protocols(DataFolder data, Dataset dataset) {
    Path all = folder(data).resolve(dataset.id());
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(all)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(all + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The export of a protocol. */
  public static Path file(DataFolder data, Dataset dataset, String protocol) {
    return folder(data).resolve(dataset.id()).resolve(protocol + ENDING);
  }

  /** Its agreement with the published benchmark. */
  public static Path agreementFile(DataFolder data, Dataset dataset, String protocol) {
    return folder(data).resolve(dataset.id()).resolve(protocol + ".agreement.csv");
  }

  /**
   * The same networks trained from seed 1, {@code croze train --seed 1}; empty if there are none.
   *
   * @throws InvalidInputException if it is not what its manifest says
   */
  public static Optional<EmbeddedBenchmark> secondSeed(
      DataFolder data, Dataset dataset, String protocol) {
    String second = protocol + "-seed1";
    return Files.isRegularFile(file(data, dataset, second))
        ? Optional.of(load(data, dataset, second))
        : Optional.empty();
  }

  /**
   * @throws InvalidInputException if there is none, or it is not what its manifest says
   */
  public static EmbeddedBenchmark load(DataFolder data, Dataset dataset, String protocol) {
    Path csv = file(data, dataset, protocol);
    Path manifest = csv.resolveSibling(protocol + ".manifest.json");
    if (!Files.isRegularFile(csv) || !Files.isRegularFile(manifest)) {
      throw new InvalidInputException(
          "there are no embedded networks of %s by protocol %s: %s is missing; croze train --protocol %s --archs N trains some, and then the same with --publish in place of --archs puts them there"
              .formatted(
                  dataset.id(), protocol, Files.isRegularFile(csv) ? manifest : csv, protocol));
    }
    JsonNode made = BoundedFile.json(manifest, MANIFEST);
    String text;
    try (InputStream in = Files.newInputStream(csv)) {
      text = CsvText.read(csv.toString(), in, MOST_BYTES);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s cannot be read; restore it (git checkout)".formatted(csv), e);
    }
    String found = Digest.of(text.getBytes(StandardCharsets.UTF_8), Algorithm.SHA256).hex();
    ExportHash.require(csv, manifest, made.path("sha256").asText(), found);
    JsonNode runs = made.path("runs");
    return new EmbeddedBenchmark(
        ArchitectureCsv.of(CsvFile.parse(csv.toString(), text)),
        made.path("architectures").asInt(),
        runs.path(runs.size() - 1).path("commit").asText(),
        made.path("computingSeconds").asDouble(),
        Agreement.read(agreementFile(data, dataset, protocol)));
  }
}
