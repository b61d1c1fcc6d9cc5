package croze.report.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Writes {@code report.html}. All data is one JSON object, compressed and in base64, so that none
 * of it can be taken for markup; the scripts set it as text. A content security policy in the page
 * forbids every connection.
 */
public final class HtmlReport {
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "proxies.js",
          "own.js",
          "tables.js",
          "pictures.js",
          "cell.js",
          "architectures.js",
          "glance.js",
          "scatter.js",
          "page.js");

  /** uPlot draws the scatter of scores and accuracies; its jar keeps the version in the path. */
  private static final String PLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.";

  private static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "a report of croze", head -> head.contains("<title>croze-bench: results</title>"));

  private HtmlReport() {}

  /**
   * The file that is written: {@code local/report.html} in the folder of results.
   *
   * @throws InvalidInputException if something else is there
   */
  public static Path file(Path results) {
    Path file = results.resolve("local").resolve("report.html");
    WritePermission.of(file, KIND);
    return file;
  }

  /**
   * What stands on top of the report.
   *
   * @param version of the program, with the commit
   * @param made when, UTC
   * @param remarks what is missing, and how to get it
   */
  public record Head(String version, String made, List<String> remarks) {}

  /**
   * Writes the report whole or not at all.
   *
   * @param results folder of all results
   * @param docs folder of the readings
   * @param architectures what is known of the architectures
   * @param facts {@code proxies} as of {@code croze proxies --json}, {@code rowScores} with the
   *     scores of each row by study and label, and {@code evaluations} beyond those in the folder
   * @return the file
   * @throws InvalidInputException if there are no results, or a file of them is broken
   */
  public static Path write(
      Path results,
      Path docs,
      List<ArchitectureColumns> architectures,
      ObjectNode facts,
      Head head) {
    if (!Files.isDirectory(results)) {
      throw new InvalidInputException(
          "no folder %s: make a table first, with make table2".formatted(results));
    }
    ResultsFolder folder = new ResultsFolder(results);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("version", head.version()).put("made", head.made());
    ArrayNode studies = folder.studies();
    ArrayNode remarks = data.putArray("remarks");
    head.remarks().forEach(remarks::add);
    ResultsFolder.withoutPictures(studies).forEach(remarks::add);
    data.set("studies", studies);
    data.setAll(facts);
    data.withArrayProperty("evaluations").addAll(folder.evaluations());
    data.set("sweeps", folder.sweeps());
    data.set("readings", Readings.of(docs));
    data.set("architectures", ArchitectureJson.of(architectures));
    String page =
        resource("report.html")
            .replace("{{style}}", text(PLOT + "min.css") + resource("report.css"))
            .replace(
                "{{script}}",
                text(PLOT + "iife.min.js")
                    + SCRIPTS.stream()
                        .map(HtmlReport::resource)
                        .collect(Collectors.joining("\n", "\n", "")))
            .replace("{{data}}", compressed(data.toString()));
    return WholeFile.write(file(results), page);
  }

  private static String compressed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String resource(String name) {
    return text("/croze/report/" + name);
  }

  private static String text(String path) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
