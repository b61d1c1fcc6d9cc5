package croze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import croze.data.DataFolder;
import croze.data.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The published tables, read for tests without any class that they test. Tests that call this are
 * skipped where the tables are not.
 */
public final class RealTables {
  // Without a mirror a folder that is not there: what lies beside the project says nothing of it.
  private static final Path MIRROR =
      Path.of(System.getenv().getOrDefault("CROZE_MIRROR", "no-mirror"));

  private RealTables() {}

  /** A data folder that is empty but for the mirror; the test is skipped if that is not there. */
  public static DataFolder folder() {
    Path mirror = file("robust-nas-bench-201/meta.json").getParent().getParent();
    return new DataFolder(Path.of("target", "no-data"), Optional.of(mirror), Manifest.bundled());
  }

  /** A file of the data mirror; the test is skipped if it is not there. */
  public static Path file(String name) {
    Path path = MIRROR.resolve(name);
    Assumptions.assumeTrue(
        Files.isRegularFile(path),
        () -> "no " + path + ": set CROZE_MIRROR to a folder that holds the published tables");
    return path;
  }

  public static JsonNode json(String name) {
    try {
      return new JsonMapper().readTree(file(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Per architecture index the id under which Robust NAS-Bench-201 stores its results. */
  public static int[] isomorphs() {
    JsonNode ids = json("robust-nas-bench-201/meta.json").get("ids");
    return IntStream.range(0, ids.size())
        .map(i -> Integer.parseInt(ids.get(Integer.toString(i)).get("isomorph").asText()))
        .toArray();
  }

  /**
   * Accuracies of Robust NAS-Bench-201 for all 15,625 indices, looked up through the isomorph.
   *
   * @param column place in the list of an attack's or corruption's values, or −1 for a single value
   */
  public static double[] accuracies(String dataset, String key, int column) {
    JsonNode values =
        json("robust-nas-bench-201/" + dataset + "/" + key + "_accuracy.json")
            .get(dataset)
            .get(key)
            .get("accuracy");
    return IntStream.of(isomorphs())
        .mapToObj(id -> values.get(Integer.toString(id)))
        .mapToDouble(v -> (column < 0 ? v : v.get(column)).asDouble())
        .toArray();
  }
}
