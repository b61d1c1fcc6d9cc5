package croze.cli;

import croze.data.DataFolder;
import croze.run.Acceptance;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code croze accept}: what is there is what is expected from now on. */
@Command(
    name = "accept",
    description =
        "Takes the committed tables and scores, and the scores that need no data as they are computed now,"
            + " as what croze check expects.")
final class AcceptCommand implements Callable<Integer> {
  @Mixin private ResultOptions folders;
  @Mixin private WorkersOption workers;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Acceptance.of(
            folders.results(),
            folders.experiments(),
            folders.studies(),
            workers.workers(),
            DataFolder.standard(),
            new ConsoleListener(spec.commandLine().getErr()))
        .forEach(out::println);
    out.flush();
    return 0;
  }
}
