package croze.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.RealTables;
import croze.benchmark.Benchmarks;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.image.Dataset;
import croze.random.KeyedStream;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import croze.stats.resample.Bootstrap;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final EvaluationPlan PLAN =
      new EvaluationPlan(EvaluationPlan.VIEWS, new Bootstrap(50, .95, 0, 1), 10);
  private static final double[] ACCURACY = noisy(0, "accuracy");

  /** Size of the cell and as much noise. */
  private static double[] noisy(double noise, String key) {
    KeyedStream stream = KeyedStream.of(0, key);
    return CellSpace.cells().stream()
        .mapToDouble(c -> c.liveConvWeights() + (3 + noise) * stream.nextDouble())
        .toArray();
  }

  private static Contender scores(String name, boolean own, int n, double[]... bySeed) {
    BitSet present = new BitSet();
    present.set(0, n);
    return new Contender(name, own, present, List.of(bySeed));
  }

  private static Evaluation evaluate(Contender... own) {
    Contender croze = scores("croze", false, 15_625, noisy(20, "croze"));
    double[] near = IntStream.range(0, 15_625).mapToDouble(i -> ACCURACY[i] + i % 3).toArray();
    Contender best = scores("best", false, 15_625, near);
    return new Evaluator(PLAN, new OwnScores(List.of(own), List.of()))
        .evaluate(
            new Targets(
                List.of(new Target("Made up", "cifar10", "clean", ACCURACY, true)), List.of()),
            dataset ->
                Map.of("croze", croze, "best", best, "effective_params", Rivals.effectiveParams()));
  }

  private static String refusal(Contender... own) {
    return assertThrows(InvalidInputException.class, () -> evaluate(own)).getMessage();
  }

  @Test
  void aRowIsHeldAgainstCrozeTheSizeAndTheBest() {
    double[] values = noisy(5, "mine");
    Evaluation evaluation = evaluate(scores("mine", true, 3000, values));
    EvaluationRow row = evaluation.rows().get(0);
    assertEquals(List.of("mine", "all"), List.of(row.proxy(), row.view()));
    double[] x = Arrays.copyOf(values, 3000);
    double[] y = Arrays.copyOf(ACCURACY, 3000);
    double rho = SpearmanTest.of(x, y, NanPolicy.DROP).rho();
    assertEquals(rho, row.estimate().rho(), 1e-12);
    assertEquals(3000, row.estimate().n());
    double crozes =
        SpearmanTest.of(Arrays.copyOf(noisy(20, "croze"), 3000), y, NanPolicy.DROP).rho();
    assertEquals(
        List.of("croze", "effective_params", "best_known"),
        row.comparisons().stream().map(Comparison::role).toList());
    assertEquals(rho - crozes, row.comparisons().get(0).test().difference(), 1e-12);
    assertEquals("best", row.comparisons().get(2).known());
    assertTrue(row.comparisons().get(2).test().difference() < 0);
    assertTrue(row.comparisons().stream().allMatch(c -> c.test().holm() >= c.test().p()));
    // The user's row, the three known ones; then the same over unique cells.
    assertEquals(8, evaluation.rows().size());
    int classes =
        (int)
            IntStream.range(0, 3000)
                .map(i -> CellSpace.representative(CellSpace.cell(i)))
                .distinct()
                .count();
    assertEquals(classes, evaluation.rows().get(4).estimate().n());
  }

  @Test
  void seedsSayHowMuchIsNoise() {
    Evaluation evaluation =
        evaluate(scores("mine", true, 2000, noisy(5, "a"), noisy(5, "b"), noisy(5, "c")));
    EvaluationRow row = evaluation.rows().get(0);
    assertEquals(3, row.seeds().length);
    assertEquals(row.estimate().rho(), row.seeds()[0], 1e-12);
    assertTrue(row.noise().orElseThrow().share() > .05);
  }

  @Test
  void allRowsAreOverTheSameArchitecturesAndItIsSaid() {
    double[] values = noisy(5, "mine");
    Evaluation evaluation =
        evaluate(scores("short", true, 100, values), scores("long", true, 3000, values));
    assertTrue(
        evaluation.rows().stream()
            .filter(r -> r.view().equals("all"))
            .allMatch(r -> r.estimate().n() == 100));
    assertEquals(
        List.of(
            "cifar10: long has scores of 3,000 architectures; it is compared on the 100 that all columns and accuracies share"),
        evaluation.remarks());
  }

  @Test
  void whatCannotBeRankedIsRefused() {
    double[] constant = new double[15_625];
    assertEquals(
        "cifar10: mine has one and the same score, 0.0, for all 3000 architectures, so its ρ is undefined; is it the right column?",
        refusal(scores("mine", true, 3000, constant)));
    assertEquals(
        "cifar10: 12 architectures have a score in every column (mine) and an accuracy, expected at least 20; give more rows, or evaluate the columns one by one",
        refusal(scores("mine", true, 12, noisy(1, "x"))));
    Evaluation beside =
        evaluate(scores("zero", true, 3000, constant), scores("mine", true, 3000, noisy(1, "x")));
    assertEquals("mine", beside.rows().get(0).proxy());
    assertTrue(beside.remarks().get(0).contains("zero has one and the same score"));
  }

  /** The published scores as a user's own give the figures of the published table. */
  @Test
  void ourOwnScoresGiveOurOwnTable() {
    Benchmarks benchmarks = new Benchmarks(RealTables.folder());
    Contender croze = Rivals.of(Path.of("results"), Dataset.CIFAR10).get("croze");
    Targets targets =
        Targets.published(
            benchmarks, List.of(Dataset.CIFAR10), Optional.of(List.of("clean", "fgsm@8")));
    Contender own = new Contender("mine", true, croze.present(), croze.bySeed());
    Evaluation evaluation =
        new Evaluator(PLAN, new OwnScores(List.of(own), List.of()))
            .evaluate(targets, dataset -> Map.of("effective_params", Rivals.effectiveParams()));
    for (EvaluationRow row : evaluation.rows().stream().filter(EvaluationRow::own).toList()) {
      if (row.view().equals("all")) {
        CsvRow published =
            CsvFile.read(Path.of("results/table2/table2.csv")).rows().stream()
                .filter(r -> r.text("dataset").equals("cifar10"))
                .filter(r -> r.text("proxy").equals("croze"))
                .filter(r -> r.text("metric").equals(row.target().metric()))
                .findFirst()
                .orElseThrow();
        assertEquals(published.finite("measured"), row.estimate().rho(), 5e-7);
        assertEquals(published.finite("n"), row.estimate().n());
      }
    }
  }

  /** The best known proxy of an accuracy is the best row of the study that holds them all. */
  @Test
  void theBestKnownProxyIsTheBestPublishedRow() {
    Targets targets =
        Targets.published(
            new Benchmarks(RealTables.folder()),
            List.of(Dataset.CIFAR10),
            Optional.of(List.of("clean", "fgsm@8", "fgsm@4")));
    Contender own = scores("mine", true, 15_625, noisy(1, "mine"));
    List<CsvRow> study = CsvFile.read(Path.of("results/counting/counting.csv")).rows();
    Evaluation evaluation =
        new Evaluator(PLAN, new OwnScores(List.of(own), List.of()))
            .evaluate(targets, dataset -> Rivals.of(Path.of("results"), Dataset.CIFAR10));
    for (EvaluationRow row : evaluation.rows().stream().filter(EvaluationRow::own).toList()) {
      CsvRow highest =
          study.stream()
              .filter(r -> r.text("dataset").equals("cifar10"))
              .filter(r -> r.text("view").equals(row.view()))
              .filter(r -> r.text("metric").equals(row.target().metric()))
              .max(Comparator.comparingDouble(r -> r.finite("measured")))
              .orElseThrow();
      Comparison best =
          row.comparisons().stream()
              .filter(c -> c.role().equals("best_known"))
              .findFirst()
              .orElseThrow();
      assertEquals(highest.text("proxy"), best.known(), row.view() + row.target().metric());
    }
  }

  @Test
  void aFolderOfResultsThatIsNotThereIsRefused() {
    Path none = Path.of("results", "none");
    String message =
        assertThrows(InvalidInputException.class, () -> Rivals.of(none, Dataset.CIFAR10))
            .getMessage();
    assertTrue(message.startsWith(none + " is no folder"), message);
  }

  /** Counts need no scores: they are there for all cells, whatever a user swept. */
  @Test
  void countsAreKnownOfAllCells() {
    Map<String, Contender> known = Rivals.of(Path.of("results"), Dataset.CIFAR10);
    for (String count : List.of("effective_params", "unpooled_params", "path_convs")) {
      assertEquals(15_625, known.get(count).present().cardinality(), count);
    }
    Cell pooled = Cell.parse("|avg_pool_3x3~0|+|none~0|none~1|+|none~0|nor_conv_3x3~1|none~2|");
    assertEquals(
        1, known.get("unpooled_params").byIndex()[CellSpace.indexOf(pooled)], "9 weights / 9");
  }

  @Test
  void theDrawingShowsWhatIsDead() {
    int index =
        CellSpace.indexOf(
            Cell.parse("|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|avg_pool_3x3~2|"));
    assertEquals(
        List.of(
            "0  input",
            "1  nor_conv_3x3(0)",
            "2  [none(0)] + skip_connect(1)",
            "3  [none(0)] + [none(1)] + avg_pool_3x3(2)"),
        new Profile(index, List.of(), List.of(), List.of()).drawing());
  }
}
