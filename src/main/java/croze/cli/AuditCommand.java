package croze.cli;

import croze.console.Console;
import croze.run.report.AuditReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code croze audit}: the paper's printed figures against each other. */
@Command(name = "audit")
final class AuditCommand extends ConsoleCommand {
  @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results/local")
  private Path results;

  @Override
  void run(Console console) {
    AuditReport.run(results, console);
  }
}
