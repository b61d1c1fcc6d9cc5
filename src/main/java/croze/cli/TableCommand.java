package croze.cli;

import croze.InvalidInputException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code croze table 2}: a table of the paper, measured. */
@Command(
    name = "table",
    description = "Makes a table of the paper, each figure beside the paper's, into results/.")
final class TableCommand implements Callable<Integer> {
  private static final String NEAREST_SEARCH =
      "; it is not covered; nearest: croze search --space darts searches, croze score --space darts scores its networks, croze space darts parse has their exact sizes beside the printed ones";

  /** What the tables are about that the program does not make, by number. */
  private static final Map<String, String> NOT_COVERED =
      Map.of(
          "3",
          "networks found in the DARTS space, their search time and accuracies on CIFAR-10 and CIFAR-100"
              + NEAREST_SEARCH,
          "4",
          "networks found in the DARTS space, under PGD, CW, SPSA, LGV and AutoAttack"
              + NEAREST_SEARCH,
          "5b",
          "networks found in the DARTS space, trained on CIFAR-10" + NEAREST_SEARCH,
          "8b",
          "Z, P and G apart by networks found in the DARTS space; it is not covered; nearest: table 8a, the same in NAS-Bench-201",
          "13",
          "networks found in the DARTS space, trained on ImageNet16-120" + NEAREST_SEARCH);

  @Parameters(paramLabel = "NUMBER", description = "Number of the table: 2, 7a, ...")
  private String number;

  @Mixin private StudyOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (NOT_COVERED.containsKey(number)) {
      throw new InvalidInputException("table %s: %s".formatted(number, NOT_COVERED.get(number)));
    }
    StudyConsole.run("table" + number, options, spec.commandLine());
    return 0;
  }
}
