package croze.cli;

import croze.console.Console;
import croze.run.score.SweepAgreement;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code croze agreement A.csv B.csv}: how alike two sweeps rank the same architectures. */
@Command(name = "agreement")
final class AgreementCommand extends ConsoleCommand {
  @Parameters(index = "0", paramLabel = "A.csv", descriptionKey = "a-csv")
  private Path a;

  @Parameters(index = "1", paramLabel = "B.csv", descriptionKey = "b-csv")
  private Path b;

  @Override
  void run(Console console) {
    console.print(SweepAgreement.of(a, b).csv());
  }
}
