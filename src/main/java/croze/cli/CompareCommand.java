package croze.cli;

import croze.report.compare.Difference;
import croze.report.compare.DifferenceText;
import croze.report.compare.FolderComparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze compare A B}: what differs between two folders of results. */
@Command(
    name = "compare",
    description =
        "Compares the CSV tables of two folders of results, or two CSV files: scores to 1e-9 of"
            + " their value, all else to 5e-4. Exit code 1 if they differ.")
final class CompareCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;

  @Parameters(index = "0", paramLabel = "A", description = "Folder or CSV file.")
  private Path a;

  @Parameters(index = "1", paramLabel = "B", description = "Another of the same kind.")
  private Path b;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Difference> differences = FolderComparison.of(a, b);
    PrintWriter out = spec.commandLine().getOut();
    if (differences.isEmpty()) {
      out.println("No differences between %s and %s.".formatted(a, b));
    } else {
      out.print(DifferenceText.render(differences));
      out.println(
          "%d differences; expected is %s, found is %s.".formatted(differences.size(), a, b));
    }
    out.flush();
    return differences.isEmpty() ? 0 : DIFFERENT;
  }
}
