package croze.cli;

import croze.console.Console;
import croze.run.score.SweepAgreement;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code croze agreement A.csv B.csv}: how alike two sweeps rank the same architectures. */
@Command(
    name = "agreement",
    description =
        "Spearman's rank correlation of each proxy's scores in two exports of croze sweep, over the"
            + " architectures that both have: of two seeds it says how much a single draw of"
            + " weights and images tells.")
final class AgreementCommand extends ConsoleCommand {
  @Parameters(index = "0", paramLabel = "A.csv", description = "An export of croze sweep.")
  private Path a;

  @Parameters(index = "1", paramLabel = "B.csv", description = "Another.")
  private Path b;

  @Override
  int run(Console console) {
    console.print(SweepAgreement.of(a, b).csv());
    return 0;
  }
}
