package croze.report;

import croze.InvalidInputException;
import croze.PlugIns;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.report.plot.Picture;
import croze.report.plot.TablePictures;
import croze.study.result.ResultTable;
import croze.study.result.SideTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** {@code results/<study>}: a table in all its forms, with its manifest. */
public final class ReportFolder {
  private ReportFolder() {}

  private static final WritePermission.Kind MANIFEST =
      new WritePermission.Kind(
          "the manifest of a table", head -> head.startsWith("{") && head.contains("\"study\""));

  /**
   * Asks whether {@link #write} may write a study's folder: it is not there, has a table of ours,
   * or has no file of the study's name.
   *
   * @throws croze.InvalidInputException if it may not
   */
  public static void requirePermission(Path results, String study) {
    WritePermission.ofFolder(
        results.resolve(study), "manifest.json", MANIFEST, Pattern.quote(study) + "[.-].*");
  }

  /**
   * Writes the files of each {@link ResultFormat}, {@code <study>-*.png} and {@code .svg}, and
   * {@code manifest.json}, each whole or not at all; the same of what stands beside the table.
   * Pictures that the table no longer has are removed.
   *
   * @param results folder of all results
   * @param remark told why there are no pictures, if there are none
   * @return the files
   */
  public static List<Path> write(
      Path results,
      ResultTable table,
      List<? extends SideTable> sides,
      TableManifest manifest,
      Consumer<String> remark) {
    Map<String, String> files = new LinkedHashMap<>();
    List<ResultFormat> formats = PlugIns.of(ResultFormat.class);
    formats.forEach(format -> add(format, table.name(), format.files(table), files));
    for (SideTable side : sides) {
      formats.forEach(format -> add(format, side.name(), format.files(side), files));
    }
    Path folder = results.resolve(table.name());
    List<Path> written = new ArrayList<>(write(folder, files));
    written.add(WholeFile.write(folder.resolve("manifest.json"), manifest.json()));
    List<Picture> pictures = new ArrayList<>(TablePictures.of(table));
    sides.forEach(side -> pictures.addAll(TablePictures.of(side, table)));
    written.addAll(Picture.writeAll(pictures, folder, remark));
    removeOldPictures(folder, table.name(), written);
    return written;
  }

  private static void add(
      ResultFormat format, String table, Map<String, String> added, Map<String, String> files) {
    added.forEach(
        (name, text) -> {
          String rest = name.startsWith(table) ? name.substring(table.length()) : "";
          if (!rest.matches("[.-][A-Za-z0-9._-]+") || files.putIfAbsent(name, text) != null) {
            throw new InvalidInputException(
                "format %s: file '%s', expected %s, . or -, and an ending that no other format has"
                    .formatted(format.getClass().getName(), name, table));
          }
        });
  }

  /**
   * Writes files, each whole or not at all.
   *
   * @param files texts by name
   * @return the files
   */
  public static List<Path> write(Path folder, Map<String, String> files) {
    return files.entrySet().stream()
        .map(file -> WholeFile.write(folder.resolve(file.getKey()), file.getValue()))
        .toList();
  }

  /** A frame as CSV. */
  public static String csv(Table frame) {
    StringWriter text = new StringWriter();
    frame
        .write()
        .usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").usePrintFormatters(true).build());
    return text.toString();
  }

  /**
   * Pictures of what an earlier table had and this one has not: readers would take them for its
   * own.
   */
  private static void removeOldPictures(Path folder, String study, List<Path> written) {
    Pattern picture = Pattern.compile(Pattern.quote(study) + "-.+\\.(png|svg)");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> !written.contains(f)).toList()) {
        if (picture.matcher(file.getFileName().toString()).matches()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot remove old pictures of %s: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
