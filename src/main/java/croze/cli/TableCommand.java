package croze.cli;

import croze.InvalidInputException;
import croze.console.Console;
import croze.data.DataFolder;
import croze.found.FoundPlan;
import croze.found.FoundTable;
import croze.report.FoundReport;
import croze.run.FoundRequest;
import croze.run.ResultFolders;
import croze.run.StudyRequest;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze table 2}: a table of the paper, measured. */
@Command(
    name = "table",
    description = "Makes a table of the paper, each figure beside the paper's, into results/.")
final class TableCommand implements Callable<Integer> {
  /** What has a meaning for a table about networks, whose rows are not proxies. */
  private static final Set<String> FOR_NETWORKS = Set.of("--results", "--publish");

  @Parameters(paramLabel = "NUMBER", description = "Number of the table: 2, 7a, ...")
  private String number;

  @Mixin private StudyOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (FoundPlan.exists(StudyRequest.EXPERIMENTS, "table" + number)) {
      found(FoundPlan.read(StudyRequest.EXPERIMENTS, "table" + number));
      return 0;
    }
    StudyConsole.run("table" + number, options, spec.commandLine());
    return 0;
  }

  private void found(FoundPlan plan) {
    for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions()) {
      if (!FOR_NETWORKS.contains(given.longestName())) {
        throw new InvalidInputException(
            "table %s is about networks and takes no %s: leave it out"
                .formatted(number, given.longestName()));
      }
    }
    ResultFolders results = options.results();
    FoundTable table =
        new FoundRequest(plan, results)
            .table(
                DataFolder.standard(),
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(FoundReport.markdown(table));
    FoundReport.write(options.publish() ? results.published() : results.own(), table)
        .forEach(out::println);
    out.flush();
  }
}
