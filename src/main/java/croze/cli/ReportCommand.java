package croze.cli;

import croze.run.report.FullReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze report}: all of the results in one HTML file. */
final class ReportCommand {
  @Command(name = "report")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results") Path results) {
    FullReport.write(results, call.data(), call.console());
  }
}
