package croze.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.study.audit.Finding.Check;
import croze.study.audit.Finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper's misprints are found by arithmetic; here by hand what they are. */
class AuditTest {
  private static final List<Finding> PAPER = Audit.run(Path.of("experiments/paper/audit.yaml"));

  @TempDir private Path folder;

  @Test
  void averagesThatAreNotTheMeanOfTheirColumns() {
    assertEquals(
        Set.of(
            "table2/params/cifar10/avg",
            "table2/grasp/cifar10/avg",
            "table2/grad_norm/cifar10/avg",
            "table2/flops/cifar100/avg",
            "table2/flops/imagenet16-120/avg",
            "table4/DrNAS/avg",
            "table4/AdvRush/avg",
            "table4/GradNorm/avg",
            "table5/1 0 0/darts/avg",
            "table5/1 1 0/darts/avg",
            "table5/0 1 1/darts/avg",
            "table8b/1 0 0/avg",
            "table8b/1 1 0/avg",
            "table8b/0 1 1/avg",
            "table9/adversarial/cifar10/avg"),
        cells(Check.AVERAGE, Verdict.APART));
    assertEquals(.53786, find("table2/params/cifar10/avg", Check.AVERAGE).recomputed(), 1e-5);
  }

  /** .551 .657 .673 | .540 .239 .183 .375 have the mean .4597, and .460 is printed. */
  @Test
  void exchangedFiguresOfTwoRows() {
    assertEquals(
        Set.of("table2/grasp/cifar10/avg", "table2/grad_norm/cifar10/avg"),
        PAPER.stream()
            .filter(f -> f.note().contains("exchanged"))
            .map(f -> f.table() + "/" + f.row() + "/" + f.column())
            .collect(Collectors.toSet()));
    assertEquals(
        "if grasp and grad_norm are exchanged from cifar10/weather on, the average printed for"
            + " grad_norm, 0.460, is the mean of grasp, 0.4597",
        find("table2/grasp/cifar10/avg", Check.AVERAGE).note());
  }

  @Test
  void oneScoreOfTable3CannotBeAMeanOfScores() {
    assertEquals(Set.of("table3/cifar10 CRoZe/hrs"), cells(Check.HRS, Verdict.APART));
    Finding finding = find("table3/cifar10 CRoZe/hrs", Check.HRS);
    // 2 · 94.34 · 20.51 / 114.85, and with ±.08 and ±1.32 against each other .02 less at most.
    assertEquals(33.6946, finding.recomputed(), 1e-4);
    assertEquals(33.66, finding.low(), .005);
    assertEquals(6, cells(Check.HRS, Verdict.SPREAD).size());
    assertEquals(
        Set.of("table6"),
        PAPER.stream()
            .filter(f -> f.verdict() == Verdict.UNDECIDED)
            .map(Finding::table)
            .collect(Collectors.toSet()));
  }

  @Test
  void figuresThatOtherTablesPrintOtherwise() {
    assertEquals(
        Set.of(
            "table9/adversarial/cifar10/fgsm@8",
            "table9/adversarial/cifar10/fgsm@4",
            "table9/adversarial/cifar10/fgsm@2",
            "table9/adversarial/cifar100/clean",
            "table9/adversarial/imagenet16-120/clean",
            "table11/random/at/fgsm",
            "table11/random/at/pgd",
            "table12/croze/cifar10/cc",
            "table12/croze/cifar100/cc"),
        cells(Check.REPEAT, Verdict.APART));
    for (String attack : List.of("fgsm@8", "fgsm@4", "fgsm@2")) {
      assertTrue(
          find("table9/adversarial/cifar10/" + attack, Check.REPEAT)
              .note()
              .contains("shifted to the right"));
    }
    assertTrue(
        find("table12/croze/cifar10/cc", Check.REPEAT)
            .note()
            .endsWith("repeats its column cifar10/clean"));
    assertEquals(
        Set.of("table12/croze/cifar10/cc", "table12/croze/cifar100/cc"),
        cells(Check.BOUNDS, Verdict.APART));
  }

  @Test
  void aPlanThatNamesWhatIsNotThereIsRefused() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "row,a,b\nx,1.0,word\n");
    assertRefused("table: u, column: a, of: [a]", "'u', which is none of its tables [t]");
    assertRefused("table: t, column: c, of: [a]", "column c: found 'null', expected a number");
    assertRefused("table: t, column: a, of: [b]", "column b: found 'word', expected a number");
    assertRefused(
        "table: t, column: a, of: [b], off: b", "line 2, key averages.1.off: no such key");
  }

  private void assertRefused(String average, String message) throws IOException {
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(
        plan,
        "tables: {t: [row]}\naverages: [{%s}]\nharmonics: []\nrepeats: []\n".formatted(average));
    String found = assertThrows(InvalidInputException.class, () -> Audit.run(plan)).getMessage();
    assertTrue(found.contains(message), found);
    assertTrue(found.contains("plan.yaml"), found);
  }

  private static Set<String> cells(Check check, Verdict verdict) {
    return PAPER.stream()
        .filter(f -> f.check() == check && f.verdict() == verdict)
        .map(AuditTest::name)
        .collect(Collectors.toSet());
  }

  private static Finding find(String name, Check check) {
    return PAPER.stream()
        .filter(f -> f.check() == check && name(f).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String name(Finding f) {
    return f.table() + "/" + f.row() + "/" + f.column();
  }
}
