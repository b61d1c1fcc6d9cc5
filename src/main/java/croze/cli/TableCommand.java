package croze.cli;

import croze.InvalidInputException;
import croze.console.Console;
import croze.data.DataFolder;
import croze.found.FoundPlan;
import croze.run.study.FoundRequest;
import croze.run.study.StudyRequest;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code croze table 2}: a table of the paper, measured. */
@Command(name = "table")
final class TableCommand extends ConsoleCommand {
  /** What has a meaning for a table about networks, whose rows are not proxies. */
  private static final Set<String> FOR_NETWORKS = Set.of("--results", "--publish");

  @Parameters(paramLabel = "NUMBER", descriptionKey = "number")
  private String number;

  @Mixin private StudyOptions options;

  @Override
  void run(Console console) {
    String name = "table" + number;
    if (FoundPlan.exists(StudyRequest.EXPERIMENTS, name)) {
      found(FoundPlan.read(StudyRequest.EXPERIMENTS, name), console);
    } else {
      options.request(name).run(DataFolder.standard(), console);
    }
  }

  private void found(FoundPlan plan, Console console) {
    for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions()) {
      if (!FOR_NETWORKS.contains(given.longestName())) {
        throw new InvalidInputException(
            "table %s is about networks and takes no %s: leave it out"
                .formatted(number, given.longestName()));
      }
    }
    new FoundRequest(plan, options.results())
        .run(options.publish(), DataFolder.standard(), console);
  }
}
