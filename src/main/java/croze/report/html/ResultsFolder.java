package croze.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.report.plot.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in the folder of results, as the report shows it. */
final class ResultsFolder {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Wanted RESULT =
      new Wanted("a result in JSON", "delete it and make its study again");
  private static final Wanted PICTURE = new Wanted("a picture", "restore it (git checkout)");
  private static final String SCORES = "scores";
  private static final Set<String> NO_STUDIES = Set.of(SCORES, "local");

  /** Where a PNG file has its width; the height follows. */
  private static final int PNG_WIDTH = 16;

  private static final int PNG_HEADER = 24;
  private static final int MOST_BYTES = 64 << 20;

  /** More lines than these are data, not a table to look at. */
  private static final int MOST_LINES = 600;

  private final Path folder;

  ResultsFolder(Path folder) {
    this.folder = folder;
  }

  /** Each folder of a study with its table, further tables, pictures and manifest. */
  ArrayNode studies() {
    ArrayNode studies = JSON.arrayNode();
    list(folder).stream()
        .filter(Files::isDirectory)
        .filter(f -> !NO_STUDIES.contains(f.getFileName().toString()))
        .map(this::study)
        .filter(study -> study.size() > 1)
        .forEach(studies::add);
    return studies;
  }

  private ObjectNode study(Path study) {
    String name = study.getFileName().toString();
    ObjectNode object = JSON.objectNode().put("name", name);
    Path table = study.resolve(name + ".json");
    Path manifest = study.resolve("manifest.json");
    // The table itself has all that its CSV forms have.
    Set<String> shown =
        Files.isRegularFile(table)
            ? Set.of(name + ".csv", name + "-wide.csv", name + "-statistics.csv")
            : Set.of();
    if (Files.isRegularFile(table)) {
      object.set("table", BoundedFile.json(table, RESULT));
    }
    if (Files.isRegularFile(manifest)) {
      object.set("manifest", BoundedFile.json(manifest, RESULT));
    }
    ArrayNode frames = JSON.arrayNode();
    ArrayNode pictures = JSON.arrayNode();
    for (Path file : list(study)) {
      String fileName = file.getFileName().toString();
      if (fileName.endsWith(".csv") && !shown.contains(fileName)) {
        frame(file).ifPresent(frames::add);
      } else if (fileName.endsWith(".svg")) {
        pictures
            .addObject()
            .put("name", stem(fileName))
            .put("svg", BoundedFile.text(file, PICTURE));
      } else if (fileName.endsWith(".png")
          && !Files.isRegularFile(study.resolve(stem(fileName) + ".svg"))) {
        // A fresh clone has the bitmaps only.
        png(pictures.addObject().put("name", stem(fileName)), file);
      }
    }
    if (!frames.isEmpty()) {
      object.set("frames", frames);
    }
    if (!pictures.isEmpty()) {
      object.set("pictures", pictures);
    }
    return object;
  }

  private static void png(ObjectNode picture, Path file) {
    byte[] bytes = BoundedFile.bytes(file, MOST_BYTES, PICTURE);
    if (bytes.length < PNG_HEADER) {
      throw PICTURE.refusal(file, "it is cut off", null);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    picture
        .put("png", Base64.getEncoder().encodeToString(bytes))
        .put("width", header.getInt(PNG_WIDTH) / Picture.SCALE)
        .put("height", header.getInt(PNG_WIDTH + Integer.BYTES) / Picture.SCALE);
  }

  /** A remark on each study that has a table and no picture of it. */
  static List<String> withoutPictures(ArrayNode studies) {
    List<String> remarks = new ArrayList<>();
    for (JsonNode study : studies) {
      if (study.has("table") && !study.has("pictures")) {
        String name = study.get("name").asText();
        remarks.add("%s has no pictures here; make %s draws them".formatted(name, name));
      }
    }
    return remarks;
  }

  /** Manifests of the sweeps. */
  ArrayNode sweeps() {
    ArrayNode sweeps = JSON.arrayNode();
    Path scores = folder.resolve(SCORES);
    for (Path dataset : Files.isDirectory(scores) ? list(scores) : List.<Path>of()) {
      for (Path file : Files.isDirectory(dataset) ? list(dataset) : List.<Path>of()) {
        if (file.toString().endsWith(".manifest.json")) {
          sweeps
              .addObject()
              .put("name", folder.relativize(file).toString())
              .set("manifest", BoundedFile.json(file, RESULT));
        }
      }
    }
    return sweeps;
  }

  /** The user's own evaluations, in {@code local/evaluate}. */
  ArrayNode evaluations() {
    ArrayNode evaluations = JSON.arrayNode();
    Path evaluate = folder.resolve("local").resolve("evaluate");
    for (Path one : Files.isDirectory(evaluate) ? list(evaluate) : List.<Path>of()) {
      Path rows = one.resolve("evaluation.json");
      if (Files.isRegularFile(rows)) {
        evaluations.add(BoundedFile.json(rows, RESULT));
      }
    }
    return evaluations;
  }

  private static Optional<ObjectNode> frame(Path file) {
    CsvFile table = CsvFile.read(file);
    if (table.rows().isEmpty() || table.rows().size() >= MOST_LINES) {
      return Optional.empty();
    }
    ObjectNode frame = JSON.objectNode().put("name", stem(file.getFileName().toString()));
    ArrayNode rows = frame.putArray("rows");
    ArrayNode header = rows.addArray();
    table.header().forEach(header::add);
    for (CsvRow line : table.rows()) {
      ArrayNode row = rows.addArray();
      line.fields().forEach(row::add);
    }
    return Optional.of(frame);
  }

  private static String stem(String fileName) {
    return fileName.substring(0, fileName.lastIndexOf('.'));
  }

  /** The files of a folder by name. */
  static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }
}
