package croze.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze table 2}: a table of the paper, measured. */
@Command(
    name = "table",
    description = "Makes a table of the paper, each figure beside the paper's, into results/.")
final class TableCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NUMBER", description = "Number of the table: 2, 7a, ...")
  private String number;

  @Mixin private StudyOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    StudyConsole.run("table" + number, options, spec.commandLine());
    return 0;
  }
}
