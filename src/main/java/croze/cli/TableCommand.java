package croze.cli;

import croze.run.study.FoundRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code croze table 2}: a table of the paper, measured. */
final class TableCommand {
  @Command(name = "table")
  static void run(
      @Mixin Invocation call,
      @Parameters(paramLabel = "NUMBER", descriptionKey = "number") String number,
      @Mixin StudyOptions options) {
    if (FoundRequest.isAbout(number)) {
      FoundRequest.of(number, options.results(), call.options())
          .run(options.publish, call.data(), call.console());
    } else {
      options.request("table" + number).run(call.data(), call.console());
    }
  }
}
