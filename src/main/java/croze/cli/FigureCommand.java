package croze.cli;

import croze.run.report.FigureRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze figure 5}: a figure of the paper about trained networks. */
final class FigureCommand {
  @Command(name = "figure")
  static void run(
      @Mixin Invocation call,
      @Parameters(paramLabel = "NUMBER", descriptionKey = "number") String number,
      @Option(names = "--protocol", paramLabel = "NAME") Optional<String> protocol,
      @Option(names = "--publish") boolean publish) {
    FigureRequest.of(number, protocol, publish).run(call.data(), call.console());
  }
}
