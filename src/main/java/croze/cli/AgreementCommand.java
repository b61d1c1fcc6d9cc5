package croze.cli;

import croze.run.score.SweepAgreement;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code croze agreement A.csv B.csv}: how alike two sweeps rank the same architectures. */
final class AgreementCommand {
  @Command(name = "agreement")
  static void run(
      @Mixin Invocation call,
      @Parameters(index = "0", paramLabel = "A.csv", descriptionKey = "a-csv") Path a,
      @Parameters(index = "1", paramLabel = "B.csv", descriptionKey = "b-csv") Path b) {
    call.console().print(SweepAgreement.of(a, b).csv());
  }
}
