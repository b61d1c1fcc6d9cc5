package croze.cli;

import croze.data.DataFolder;
import croze.report.compare.Difference;
import croze.report.compare.DifferenceText;
import croze.report.compare.Expectations;
import croze.report.compare.TableCheck;
import croze.study.Benchmarks;
import croze.sweep.Scores;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze check}: the committed results against themselves made again. */
@Command(
    name = "check",
    description =
        "Recomputes a sample of the committed scores and every committed table, and fails if one"
            + " is not as expected. Writes nothing.")
final class CheckCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "64",
      description = "Architectures whose scores are recomputed, 64 by default.")
  private int sample;

  @Mixin private ResultOptions folders;
  @Mixin private WorkersOption workers;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    DataFolder folder = DataFolder.standard();
    Expectations expectations = folders.expectations();
    List<String> studies = folders.studies();
    List<Difference> differences = new ArrayList<>(expectations.scoreFiles(folders.results()));
    Map<Path, Scores> exports = new HashMap<>();
    TableCheck tables =
        new TableCheck(
            folders.experiments(),
            folders.results(),
            expectations,
            new Benchmarks(folder),
            workers.workers(),
            table -> new CommittedScores(table, folders.results(), folder, exports));
    differences.addAll(tables.missing());
    for (String study : studies) {
      err.println("croze: " + study + " is made again");
      err.flush();
      differences.addAll(tables.check(study));
    }
    SampleCheck scores = new SampleCheck(folders, sample, workers.workers(), folder);
    differences.addAll(scores.differences(err));
    if (differences.isEmpty()) {
      out.println(
          "As expected: %d tables made again from the committed scores, and %s."
              .formatted(studies.size(), scores.what()));
    } else {
      out.print(DifferenceText.render(differences));
      out.println(
          "%d differences from %s. Meant? croze accept (make accept) takes the committed results as expected."
              .formatted(differences.size(), expectations.folder()));
    }
    out.flush();
    return differences.isEmpty() ? 0 : DIFFERENT;
  }
}
