package croze.cli;

import croze.run.report.AuditReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze audit}: the paper's printed figures against each other. */
final class AuditCommand {
  @Command(name = "audit")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results/local")
          Path results) {
    AuditReport.run(results, call.console());
  }
}
