package croze.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze study deviations}: any file of {@code experiments/}, or one's own. */
@Command(
    name = "study",
    description =
        "Makes the table of experiments/<NAME>.yaml, or of a file of your own, into results/local.")
final class StudyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "Name of a study, or an experiment file, FILE.yaml.")
  private String name;

  @Mixin private StudyOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    StudyConsole.run(name, options, spec.commandLine());
    return 0;
  }
}
