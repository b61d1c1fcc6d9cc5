package croze.cli;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.ProjectRoot;
import croze.report.html.HtmlReport;
import croze.report.html.HtmlReport.Head;
import croze.report.plot.Picture;
import croze.run.ArchitectureSets;
import croze.sweep.Build;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze report}: all of the results in one HTML file. */
@Command(
    name = "report",
    description = {
      "Shows all of the results in one HTML file, results/local/report.html: tables, pictures, readings,"
          + " what made them, and every architecture with its scores and accuracies.",
      "The file holds accuracies of the data folder: look at it, do not pass it on."
    })
final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "results",
      description = "Folder of the results that are shown, by default results.")
  private Path results;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isDirectory(results)) {
      throw new InvalidInputException(
          results + " is no folder of results; croze study makes them, --results names another");
    }
    Path density = HtmlReport.file(results).resolveSibling("density");
    ArchitectureSets sets = ArchitectureSets.gather(results, DataFolder.standard());
    PrintWriter err = spec.commandLine().getErr();
    Picture.writeAll(sets.pictures(), density, remark -> err.println("croze: " + remark))
        .forEach(spec.commandLine().getOut()::println);
    Build build = Build.current();
    Head head =
        new Head(
            build.commit().isEmpty() ? build.version() : build.version() + ", " + build.commit(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            sets.remarks());
    sets.remarks().forEach(r -> err.println("croze: " + r));
    spec.commandLine()
        .getOut()
        .println(
            HtmlReport.write(results, ProjectRoot.resolve("docs/findings"), sets.columns(), head));
    return 0;
  }
}
