package croze.run.report;

import croze.Build;
import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.ProjectRoot;
import croze.report.html.HtmlReport;
import croze.report.html.HtmlReport.Head;
import croze.report.plot.Picture;
import croze.run.RunListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** All of the results in one HTML file, with every architecture's scores and accuracies. */
public final class FullReport {
  private FullReport() {}

  /**
   * @param results folder of the results that are shown
   * @throws croze.InvalidInputException if there is no such folder, or a result is broken
   */
  public static void write(Path results, DataFolder data, RunListener listener) {
    if (!Files.isDirectory(results)) {
      throw new InvalidInputException(
          results + " is no folder of results; croze study makes them, --results names another");
    }
    Path density = HtmlReport.file(results).resolveSibling("density");
    ArchitectureSets sets = ArchitectureSets.gather(results, data);
    Picture.writeAll(sets.pictures(), density, listener::say).forEach(listener::print);
    Build build = Build.current();
    Head head =
        new Head(
            build.commit().isEmpty() ? build.version() : build.version() + ", " + build.commit(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            sets.remarks());
    sets.remarks().forEach(listener::say);
    listener.print(
        HtmlReport.write(
            results,
            ProjectRoot.resolve("docs/findings"),
            sets.columns(),
            ReportFacts.of(results, sets.own(), data, listener::say),
            head));
  }
}
