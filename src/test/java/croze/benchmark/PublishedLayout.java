package croze.benchmark;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Writes tables of invented accuracies in the published layout. */
public final class PublishedLayout {
  public static final String META = "robust-nas-bench-201/meta.json";
  private final Path root;

  public PublishedLayout(Path root) {
    this.root = root;
  }

  /** A data folder without manifest: all files are unverified, so that broken ones get through. */
  public DataFolder folder() {
    String header = "name,bytes,digest,digest_bytes,source,member,source_digest,purpose\n";
    return new DataFolder(
        root, Optional.empty(), Manifest.read(new StringReader(header), "no manifest"));
  }

  public PublishedLayout meta() throws IOException {
    List<Cell> cells = CellSpace.cells();
    StringBuilder json = new StringBuilder("{\"ids\": {");
    for (int i = 0; i < cells.size(); i++) {
      json.append(i == 0 ? "" : ", ")
          .append(
              "\"%d\": {\"nb201-string\": \"%s\", \"isomorph\": \"%d\"}"
                  .formatted(i, cells.get(i), CellSpace.representative(cells.get(i))));
    }
    json.append("}, \"epsilons\": {\"fgsm@Linf\": [0.5, 4.0, 8.0], \"pgd@Linf\": [1.0],")
        .append(" \"aa_apgd-ce@Linf\": [1.0], \"aa_square@Linf\": [1.0]}}");
    return write(META, json.toString());
  }

  public static String accuracyName(String dataset, String key) {
    return "robust-nas-bench-201/" + dataset + "/" + key + "_accuracy.json";
  }

  /**
   * @param value JSON of the value of each id
   */
  public PublishedLayout accuracies(String dataset, String key, IntFunction<String> value)
      throws IOException {
    String ids =
        CellSpace.representatives().stream()
            .map(id -> "\"" + id + "\":" + value.apply(id))
            .collect(Collectors.joining(","));
    return write(
        accuracyName(dataset, key),
        "{\"" + dataset + "\":{\"" + key + "\":{\"accuracy\":{" + ids + "}}}}");
  }

  public PublishedLayout write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  /** Replaces the first occurrence, which must be there. */
  public PublishedLayout damage(String name, String target, String replacement) throws IOException {
    String content = Files.readString(root.resolve(name));
    if (!content.contains(target)) {
      throw new IllegalArgumentException("no " + target + " in " + name);
    }
    int at = content.indexOf(target);
    return write(
        name, content.substring(0, at) + replacement + content.substring(at + target.length()));
  }
}
