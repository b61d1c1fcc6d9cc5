package croze.sweep.merge;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.data.ExportHash;
import croze.space.Architecture;
import croze.sweep.export.Export;
import croze.sweep.export.ExportManifest;
import croze.sweep.export.SweepFiles;
import croze.sweep.export.VerifiedExport;
import croze.sweep.log.CheckedLine;
import croze.sweep.log.LogContent;
import croze.sweep.log.LogHeader;
import croze.sweep.log.RunRecord;
import croze.sweep.log.ScoreLine;
import croze.sweep.log.ScoreLog;
import croze.sweep.plan.SweepPlan;
import croze.sweep.task.Scores;
import croze.sweep.task.TaskSetting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of scores that is merged: a log, or an export whose log is gone. What it holds is not
 * kept.
 *
 * @param path what messages name
 * @param made what made it
 */
record MergeFile(Path path, ExportManifest made) {
  private static final String LOG = ".log";

  /**
   * What is read of a file that a user names: the log beside an export counts, as in a sweep.
   *
   * @throws InvalidInputException if it is neither a log nor an export, not there, or an export
   *     that is not what its manifest says
   */
  static Path source(Path given) {
    Path log = isLog(given) ? given : new SweepFiles(given).log();
    Path source = Files.exists(log) ? log : given;
    if (!Files.isRegularFile(source)) {
      throw new InvalidInputException(
          "%s %s; give the exports (.csv.gz, .csv) or logs (.log) of sweeps"
              .formatted(given, Files.exists(source) ? "is no regular file" : "does not exist"));
    }
    if (!source.equals(given)) {
      ExportHash.requireOwn(given);
    }
    return source;
  }

  private static boolean isLog(Path file) {
    return file.getFileName().toString().endsWith(LOG);
  }

  /**
   * The setting that it says it is of.
   *
   * @throws InvalidInputException if it cannot be read, or says none
   */
  static LogHeader header(Path source) {
    if (!isLog(source)) {
      Path manifest = new SweepFiles(source).manifest();
      if (!Files.exists(manifest)) {
        throw new InvalidInputException(
            "%s has no manifest beside it (%s), which says what made it; bring that along"
                .formatted(source, manifest.getFileName()));
      }
      return ExportManifest.read(manifest).header();
    }
    try (InputStream in = Files.newInputStream(source)) {
      String start = new String(in.readNBytes(LogContent.LONGEST_LINE), StandardCharsets.UTF_8);
      return start
          .lines()
          .findFirst()
          .flatMap(CheckedLine::read)
          .flatMap(LogHeader::read)
          .orElseThrow(() -> new InvalidInputException(source + ", line 1: this is no score log"));
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the score log %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  /** What a file says: itself, and all scores that follow from it. */
  record Read(MergeFile file, Scores scores) {}

  /**
   * @param source a log, or an export with its manifest
   * @throws InvalidInputException if it cannot be trusted
   */
  static Read read(Path source, TaskSetting setting) {
    if (!isLog(source)) {
      VerifiedExport export = VerifiedExport.read(new SweepFiles(source), setting).orElseThrow();
      return new Read(new MergeFile(source, export.manifest()), export.scores());
    }
    LogContent log = ScoreLog.content(source, setting);
    ExportManifest made =
        ExportManifest.made(
            log.inputs(),
            List.of(),
            log.milliseconds() / 1000.0,
            "",
            log.runs().stream().map(RunRecord::fields).toList());
    return new Read(new MergeFile(source, made), SweepPlan.expand(setting, log.scores()));
  }

  /** The file and where in it a score stands: {@code FILE.csv, row 12}. */
  String place(TaskSetting setting, Architecture architecture, String column) {
    return isLog(path)
        ? path + ", line " + line(setting, setting.computed(architecture, column), column)
        : path + ", row " + row(setting, architecture);
  }

  private int row(TaskSetting setting, Architecture architecture) {
    return CsvFile.read(path).rows().stream()
        .filter(row -> setting.space().parse(row.text(Export.ARCHITECTURE)).equals(architecture))
        .mapToInt(CsvRow::number)
        .findFirst()
        .orElseThrow();
  }

  private int line(TaskSetting setting, Architecture architecture, String column) {
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      int number = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        number++;
        Optional<ScoreLine> line =
            CheckedLine.read(text)
                .filter(ScoreLine::isOne)
                .map(content -> ScoreLine.read(content, setting.space()));
        if (line.filter(l -> l.has(architecture, column)).isPresent()) {
          return number;
        }
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the score log %s: %s".formatted(path, e.getMessage()), e);
    }
    throw new IllegalStateException(path + " has changed while it was read");
  }
}
