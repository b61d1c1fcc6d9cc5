package croze.cli;

import croze.data.DataFolder;
import croze.report.compare.Difference;
import croze.report.compare.DifferenceText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    List<String> studies = folders.studies();
    CheckOutcome outcome =
        new ResultCheck(
                folders.results(),
                folders.experiments(),
                DataFolder.standard(),
                workers.workers(),
                spec.commandLine().getErr())
            .outcome(studies, sample);
    Path own = ResultFolders.under(folders.results()).own();
    if (Files.isDirectory(own)) {
      out.println("%s: yours, not compared.".formatted(own));
    }
    List<Difference> differences = outcome.differences();
    if (differences.isEmpty()) {
      out.println(
          "As expected: %s made again from the committed scores, and the scores of %s architectures."
              .formatted(String.join(", ", studies), outcome.architectures()));
    } else {
      out.print(DifferenceText.render(differences));
      out.println(
          "%d differences. Meant? croze accept (make accept) takes the committed results as expected."
              .formatted(differences.size()));
    }
    out.flush();
    return differences.isEmpty() ? 0 : DIFFERENT;
  }
}
