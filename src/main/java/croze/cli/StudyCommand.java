package croze.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code croze study deviations}: any file of {@code experiments/}, or one's own. */
final class StudyCommand {
  @Command(name = "study")
  static void run(
      @Mixin Invocation call,
      @Parameters(paramLabel = "NAME", descriptionKey = "name") String name,
      @Mixin StudyOptions options) {
    options.request(name).run(call.data(), call.console());
  }
}
