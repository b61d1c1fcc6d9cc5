package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.data.WholeFile;
import croze.data.WritePermission;
import croze.report.compare.Difference;
import croze.report.compare.DifferenceText;
import croze.run.CheckOutcome;
import croze.run.JUnitReport;
import croze.run.ResultCheck;
import croze.run.ResultFolders;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croze check}: the committed results against themselves made again. */
@Command(
    name = "check",
    description =
        "Recomputes a sample of the committed scores and every committed table, trains an epoch of"
            + " networks of the embedded benchmark again, and fails if one is not as expected. What needs data that is not here is named. Writes nothing but the"
            + " file of --junit.")
final class CheckCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "64",
      description = "Architectures whose scores are recomputed, 64 by default.")
  private int sample;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the outcome as JUnit XML too, a test case a table or set of scores.")
  private Path junit;

  @Option(
      names = "--full",
      description =
          "Train a network of each set of the embedded benchmark again to its end, minutes each, not"
              + " its first epoch alone.")
  private boolean full;

  @Mixin private ResultOptions folders;
  @Mixin private WorkersOption workers;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (junit != null) {
      WritePermission.of(junit, JUnitReport.KIND);
    }
    List<String> studies = folders.studies();
    CheckOutcome ofResults =
        new ResultCheck(
                folders.results(),
                folders.experiments(),
                DataFolder.standard(),
                workers.workers(),
                new Console(out, spec.commandLine().getErr()))
            .outcome(studies, sample);
    List<CheckOutcome.Part> parts = new ArrayList<>(ofResults.parts());
    parts.addAll(
        new TrainingCheck(TrainingCheck.EMBEDDED, full, DataFolder.standard())
            .parts(spec.commandLine().getErr()));
    CheckOutcome outcome = new CheckOutcome(parts);
    Path own = ResultFolders.under(folders.results()).own();
    if (Files.isDirectory(own)) {
      out.println("%s: yours, not compared.".formatted(own));
    }
    if (junit != null) {
      WholeFile.write(WritePermission.of(junit, JUnitReport.KIND), JUnitReport.render(outcome));
    }
    List<Difference> differences = outcome.differences();
    if (differences.isEmpty()) {
      out.println(
          "As expected: "
              + outcome.parts().stream()
                  .filter(part -> part.unchecked().isEmpty())
                  .map(CheckOutcome.Part::name)
                  .collect(Collectors.joining(", ")));
    } else {
      out.print(DifferenceText.render(differences));
      out.println(
          "%d differences. Meant? croze accept (make accept) takes the committed results as expected."
              .formatted(differences.size()));
    }
    unchecked(outcome)
        .forEach(
            (why, names) ->
                out.println("Not recomputed: %s (%s)".formatted(String.join(", ", names), why)));
    out.flush();
    return differences.isEmpty() ? 0 : DIFFERENT;
  }

  /** Names of parts by why they could not be checked. */
  private static Map<String, List<String>> unchecked(CheckOutcome outcome) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (CheckOutcome.Part part : outcome.parts()) {
      part.unchecked()
          .ifPresent(why -> byReason.computeIfAbsent(why, w -> new ArrayList<>()).add(part.name()));
    }
    return byReason;
  }
}
