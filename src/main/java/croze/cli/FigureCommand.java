package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.report.FigureRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code croze figure 5}: a figure of the paper about trained networks. */
@Command(name = "figure")
final class FigureCommand extends ConsoleCommand {
  @Parameters(paramLabel = "NUMBER", descriptionKey = "number")
  private String number;

  @Option(names = "--protocol", paramLabel = "NAME")
  private String protocol;

  @Option(names = "--publish")
  private boolean publish;

  @Override
  void run(Console console) {
    new FigureRequest(number, Optional.ofNullable(protocol), publish)
        .run(DataFolder.standard(), console);
  }
}
