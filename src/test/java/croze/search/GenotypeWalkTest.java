package croze.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import croze.search.GenotypeWalk.Found;
import croze.search.GenotypeWalk.Plan;
import croze.search.GenotypeWalk.Pool;
import croze.search.GenotypeWalk.Variant;
import croze.space.darts.DartsCell.Entry;
import croze.space.darts.Genotype;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenotypeWalkTest {
  /** Counts entries with weights and states of the outputs: a size that is quick to tell. */
  private static final ToLongFunction<Genotype> SIZE =
      g ->
          entries(g).stream().filter(e -> e.operation().label().contains("conv")).count()
              + g.cells().stream().mapToInt(cell -> cell.concat().size()).sum();

  private static final Plan PLAN = new Plan(30, 10, 100, 22);

  @TempDir private Path folder;

  private static double score(Genotype genotype) {
    return KeyedStream.of(1, genotype.id()).nextDouble();
  }

  private static double[] scores(Pool pool) {
    return pool.genotypes().stream().mapToDouble(GenotypeWalkTest::score).toArray();
  }

  private static Found run(Variant variant, List<Pool> pools) {
    return new GenotypeWalk(variant, PLAN, 0, SIZE)
        .run(
            pool -> {
              pools.add(pool);
              return scores(pool);
            });
  }

  private static List<Entry> entries(Genotype genotype) {
    return genotype.cells().stream()
        .flatMap(cell -> cell.nodes().stream())
        .flatMap(List::stream)
        .toList();
  }

  private static long edits(Genotype one, Genotype other) {
    List<Entry> a = entries(one);
    List<Entry> b = entries(other);
    return java.util.stream.IntStream.range(0, a.size())
        .filter(i -> !a.get(i).equals(b.get(i)))
        .count();
  }

  private static Genotype parent(Pool pool) {
    return pool.genotypes().stream().reduce((a, b) -> score(b) > score(a) ? b : a).orElseThrow();
  }

  @Test
  void thePapersSettingsScoreAsManyAsThePublicCode() {
    assertEquals(5050, new Plan(3000, 50, 5000, 1).evaluations());
    assertEquals(5100, new Plan(3000, 100, 5000, 1).evaluations());
    assertEquals(7, new Plan(7, 50, 6, 1).evaluations());
    assertThrows(IllegalArgumentException.class, () -> new Plan(0, 50, 5000, 1));
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void aWalkIsThatOfItsSeedAndScoresAsPlanned(Variant variant) {
    List<Pool> once = new ArrayList<>();
    List<Pool> again = new ArrayList<>();
    assertEquals(run(variant, once), run(variant, again));
    assertEquals(once, again);
    assertEquals(PLAN.evaluations(), once.stream().mapToInt(p -> p.genotypes().size()).sum());
    assertEquals(8, once.get(once.size() - 1).number());
    assertTrue(
        once.get(0).genotypes().stream().allMatch(g -> SIZE.applyAsLong(g) <= PLAN.mostParams()));
  }

  @Test
  void bothVariantsBeginWithOnePool() {
    List<Pool> published = new ArrayList<>();
    List<Pool> copied = new ArrayList<>();
    run(Variant.PUBLISHED, published);
    run(Variant.COPIED, copied);
    assertEquals(published.get(0), copied.get(0));
    assertNotEquals(published.get(1), copied.get(1));
  }

  @Test
  void aCopiedChildDiffersFromItsParentInOneEntryACellAndIsSmallEnough() {
    List<Pool> pools = new ArrayList<>();
    Found found = run(Variant.COPIED, pools);
    for (int round = 1; round < pools.size(); round++) {
      Genotype parent = parent(pools.get(round - 1));
      for (Genotype child : pools.get(round).genotypes()) {
        assertEquals(2, edits(parent, child));
        assertTrue(SIZE.applyAsLong(child) <= PLAN.mostParams());
      }
    }
    assertEquals(found.scored(), found.returned());
    double best =
        pools.stream()
            .flatMap(pool -> pool.genotypes().stream())
            .mapToDouble(GenotypeWalkTest::score)
            .max()
            .orElseThrow();
    assertEquals(best, found.score());
    assertEquals(best, score(found.scored()));
  }

  @Test
  void publishedChildrenShareTheirOperationsAndSoDoesWhatIsReturned() {
    List<Pool> pools = new ArrayList<>();
    Found found = run(Variant.PUBLISHED, pools);
    boolean larger = false;
    for (Pool pool : pools.subList(1, pools.size())) {
      Set<List<Entry>> operations = new HashSet<>();
      pool.genotypes().forEach(g -> operations.add(entries(g)));
      assertEquals(1, operations.size(), "round " + pool.number());
      assertTrue(new HashSet<>(pool.genotypes()).size() > 1, "outputs differ");
      larger |= pool.genotypes().stream().anyMatch(g -> SIZE.applyAsLong(g) > PLAN.mostParams());
    }
    assertTrue(larger, "a child outgrows the limit by later edits");
    Genotype last = pools.get(pools.size() - 1).genotypes().get(0);
    assertEquals(entries(last), entries(found.returned()));
    for (int cell = 0; cell < 2; cell++) {
      assertEquals(
          found.scored().cells().get(cell).concat(), found.returned().cells().get(cell).concat());
    }
    assertNotEquals(found.scored(), found.returned());
  }

  @Test
  void anUndefinedScoreIsNoParent() {
    List<Pool> pools = new ArrayList<>();
    new GenotypeWalk(Variant.COPIED, PLAN, 0, SIZE)
        .run(
            pool -> {
              pools.add(pool);
              double[] scores = new double[pool.genotypes().size()];
              java.util.Arrays.fill(scores, Double.NaN);
              scores[4] = -1;
              return scores;
            });
    assertEquals(2, edits(pools.get(0).genotypes().get(4), pools.get(1).genotypes().get(0)));
  }

  @Test
  void aHistoryThatWasCutIsReadUpToItsLastWholeLine() throws IOException {
    Path file = folder.resolve("history.csv");
    List<Pool> pools = new ArrayList<>();
    run(Variant.COPIED, pools);
    WalkHistory history = new WalkHistory(file);
    for (int i = 0; i < 5; i++) {
      Genotype genotype = pools.get(0).genotypes().get(i);
      history.add(new WalkHistory.Line(i, 0, score(genotype), 10, 5, genotype));
    }
    String whole = Files.readString(file);
    for (int cut :
        List.of(1, 40, whole.length() - whole.lastIndexOf('\n', whole.length() - 2) - 1)) {
      Files.writeString(file, whole.substring(0, whole.length() - cut));
      WalkHistory cutOff = new WalkHistory(file);
      assertEquals(history.lines().subList(0, 4), cutOff.lines());
      cutOff.add(history.lines().get(4));
      assertEquals(whole, Files.readString(file));
    }
    assertEquals(
        score(history.lines().get(3).genotype()),
        new WalkHistory(file).score(3, history.lines().get(3).genotype()));
  }

  @Test
  void theHistoryOfAnotherSearchIsRefused() throws IOException {
    Path file = folder.resolve("history.csv");
    List<Pool> pools = new ArrayList<>();
    run(Variant.COPIED, pools);
    Genotype one = pools.get(0).genotypes().get(0);
    WalkHistory history = new WalkHistory(file);
    history.add(new WalkHistory.Line(0, 0, 1, 10, 5, one));
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> history.score(0, pools.get(0).genotypes().get(1)))
            .getMessage();
    assertTrue(message.contains("history.csv, row 2: found Genotype"), message);
    String sound = Files.readString(file);
    for (String score : List.of("one", "1e999", "0x1p3", "1d", "")) {
      Files.writeString(file, sound.replace(",1.0,", "," + score + ","));
      message = assertThrows(InvalidInputException.class, () -> new WalkHistory(file)).getMessage();
      assertTrue(message.contains("row 2") && message.contains(score), message);
    }
    Files.write(file, sound.replace(",1.0,", ",\u00e9,").getBytes(StandardCharsets.ISO_8859_1));
    message = assertThrows(InvalidInputException.class, () -> new WalkHistory(file)).getMessage();
    assertTrue(message.contains("not UTF-8 at byte"), message);
    Files.writeString(file, "mine\n");
    message = assertThrows(InvalidInputException.class, () -> new WalkHistory(file)).getMessage();
    assertTrue(message.contains("is not the history of croze search"), message);
    assertEquals("mine\n", Files.readString(file));
  }

  @Test
  void aPlanHasBounds() {
    for (int[] sizes : new int[][] {{0, 5, 5}, {5, 0, 5}, {5, 5, -5}, {5, 1_000_001, 5}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new GenotypeWalk.Plan(sizes[0], sizes[1], sizes[2], 1));
    }
    assertThrows(IllegalArgumentException.class, () -> new GenotypeWalk.Plan(5, 5, 5, 0));
  }

  @Test
  void twoSearchesDoNotWriteOneHistory() throws IOException {
    Path file = folder.resolve("history.csv");
    List<Pool> pools = new ArrayList<>();
    run(Variant.COPIED, pools);
    WalkHistory.Line line = new WalkHistory.Line(0, 0, 1, 10, 5, pools.get(0).genotypes().get(0));
    WalkHistory first = new WalkHistory(file);
    WalkHistory second = new WalkHistory(file);
    first.add(line);
    String before = Files.readString(file);
    String message = assertThrows(InvalidInputException.class, () -> second.add(line)).getMessage();
    assertTrue(message.contains("another one writes it too"), message);
    assertEquals(before, Files.readString(file));
  }
}
