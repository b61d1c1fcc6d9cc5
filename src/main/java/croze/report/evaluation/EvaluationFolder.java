package croze.report.evaluation;

import croze.InvalidInputException;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.data.file.WholeFile;
import croze.evaluate.Contender;
import croze.evaluate.Evaluation;
import croze.report.ReportFolder;
import croze.report.plot.EvaluationBars;
import croze.report.plot.Picture;
import croze.sweep.task.ScoreText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The folder of an evaluation: CSV, Markdown, JSON, pictures, and a page for people. */
public final class EvaluationFolder {
  private static final Wanted PICTURE = new Wanted("a picture", "evaluate again");

  /** It makes a folder known as one of evaluations. */
  private static final String JSON = "evaluation.json";

  private static final String SCORES = "scores.csv";

  private EvaluationFolder() {}

  /**
   * Checks, before anything is computed, that the folder may be written.
   *
   * @throws InvalidInputException if it is no folder, or has files that are not of an evaluation
   */
  public static void check(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(folder + " is no folder; give another with --out");
    }
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      if (files.findAny().isPresent() && !Files.exists(folder.resolve(JSON))) {
        throw new InvalidInputException(
            folder + " has files that are not of an evaluation; give another folder with --out");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param name what was evaluated
   * @param own the user's columns as they were compared, for the report
   * @param remark told why there are no pictures, if there are none
   * @return the files; {@code index.html} is the last
   */
  public static List<Path> write(
      Path folder,
      String name,
      Evaluation evaluation,
      List<Contender> own,
      Consumer<String> remark) {
    List<Path> written = new ArrayList<>();
    written.add(WholeFile.write(folder.resolve(JSON), EvaluationFields.json(evaluation) + "\n"));
    written.add(
        WholeFile.write(
            folder.resolve("evaluation.csv"),
            ReportFolder.csv(EvaluationFields.frame(evaluation))));
    written.add(
        WholeFile.write(
            folder.resolve("evaluation.md"), EvaluationText.markdown(name, evaluation)));
    written.add(WholeFile.write(folder.resolve(SCORES), ReportFolder.csv(scores(own))));
    removePictures(folder);
    written.addAll(Picture.writeAll(EvaluationBars.of(evaluation), folder, remark));
    List<String> pictures =
        written.stream()
            .filter(f -> f.toString().endsWith(".svg"))
            .map(file -> BoundedFile.text(file, PICTURE))
            .toList();
    written.add(
        WholeFile.write(
            folder.resolve("index.html"), EvaluationPage.of(name, evaluation, pictures)));
    return written;
  }

  /** A line an architecture that has a score; higher is better. */
  private static Table scores(List<Contender> own) {
    BitSet some = new BitSet();
    own.forEach(column -> some.or(column.present()));
    int[] indices = some.stream().toArray();
    Table table = Table.create(SCORES, IntColumn.create("index", indices));
    for (Contender column : own) {
      double[] values = column.bySeed().get(0);
      table.addColumns(
          StringColumn.create(
              column.name(),
              IntStream.of(indices)
                  .mapToObj(i -> column.present().get(i) ? ScoreText.shortest(values[i]) : "")));
    }
    return table;
  }

  /** Pictures of an earlier evaluation of other data sets: readers would take them for its own. */
  private static void removePictures(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().matches(".+-(all|unique)-[0-9]+\\.(png|svg)")) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
