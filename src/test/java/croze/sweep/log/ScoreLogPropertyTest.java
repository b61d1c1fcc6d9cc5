package croze.sweep.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.space.Architecture;
import croze.sweep.Progress;
import croze.sweep.Sweep;
import croze.sweep.SweepFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever happens to the log, the export has the same bytes. */
class ScoreLogPropertyTest {
  private static final List<Integer> ARCHITECTURES = IntStream.range(100, 130).boxed().toList();
  private static final String[] PROXIES = {"croze", "snip", "params"};
  private static Path folder;
  private static String undisturbed;

  private Path log;

  @BeforeContainer
  static void sweepUndisturbed() throws IOException {
    folder = Files.createTempDirectory("score-log");
    undisturbed = resume(folder.resolve("undisturbed.log"), 1, new ConcurrentHashMap<>());
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @BeforeTry
  void freshLog() throws IOException {
    log = folder.resolve("try.log");
    Files.deleteIfExists(log);
  }

  private static String resume(Path log, int workers, Map<String, Integer> counts) {
    try (ScoreLog open = ScoreLog.open(log, SweepFixture.SETTING)) {
      Sweep sweep =
          new Sweep(
              SweepFixture.plan(ARCHITECTURES, PROXIES),
              workers,
              watch -> new SweepFixture.CountingScorer(counts));
      assertTrue(sweep.run(open, Progress.SILENT));
      return SweepFixture.export(open.scores());
    }
  }

  /** The log cut at any byte, resumed with any number of workers. */
  @Property(tries = 100)
  void truncatedAnywhere(
      @ForAll @IntRange(max = 1_000_000) int at, @ForAll @IntRange(min = 1, max = 3) int workers)
      throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("undisturbed.log"));
    int bytes = at % (whole.length + 1);
    Files.write(log, java.util.Arrays.copyOf(whole, bytes));
    Map<String, Integer> counts = new ConcurrentHashMap<>();
    assertEquals(undisturbed, resume(log, workers, counts));
    long wholeLines =
        IntStream.range(0, bytes).filter(i -> whole[i] == '\n').count() - (bytes > 0 ? 1 : 0);
    int expected = (ARCHITECTURES.size() - (int) Math.max(wholeLines, 0)) * PROXIES.length;
    assertEquals(expected, counts.size(), "scores computed");
    assertTrue(counts.values().stream().allMatch(n -> n == 1), "nothing twice: " + counts);
  }

  /** Lines shuffled, repeated, and each split into its proxies. */
  @Property(tries = 100)
  void anyOrderAndRepetition(@ForAll Random random) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int index : ARCHITECTURES) {
      for (String proxy : PROXIES) {
        lines.add(SweepFixture.line(index, proxy).write());
      }
      if (random.nextBoolean()) {
        lines.add(SweepFixture.line(index, PROXIES).write());
      }
    }
    Collections.shuffle(lines, random);
    lines.add(0, SweepFixture.HEADER.write());
    Files.writeString(
        log, lines.stream().map(l -> CheckedLine.write(l) + "\n").collect(Collectors.joining()));
    Map<String, Integer> counts = new ConcurrentHashMap<>();
    assertEquals(undisturbed, resume(log, 2, counts));
    assertEquals(Map.of(), counts);
  }

  /** Junk after the last whole line, as a crash may leave it, with or without line ends. */
  @Property(tries = 100)
  void junkAtTheEnd(@ForAll byte[] junk, @ForAll @IntRange(max = 30) int keep) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("undisturbed.log"));
    byte[] kept =
        (String.join("\n", lines.subList(0, keep + 1)) + "\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] bytes = java.util.Arrays.copyOf(kept, kept.length + junk.length);
    System.arraycopy(junk, 0, bytes, kept.length, junk.length);
    Files.write(log, bytes);
    assertEquals(undisturbed, resume(log, 1, new ConcurrentHashMap<>()));
  }

  /** Any byte changed: the log is refused in a line, or what is computed again is the same. */
  @Property(tries = 200)
  void aByteChanged(
      @ForAll @IntRange(max = 1_000_000) int at, @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("undisturbed.log"));
    bytes[at % bytes.length] ^= (byte) change;
    Files.write(log, bytes);
    Map<String, Integer> counts = new ConcurrentHashMap<>();
    try {
      assertEquals(undisturbed, resume(log, 1, counts));
      // Only the line that was touched is scored again, and the last one is the only one that may.
      assertTrue(counts.size() <= PROXIES.length, "computed again: " + counts);
    } catch (InvalidInputException e) {
      assertTrue(e.getMessage().startsWith(log + ", line "), e.getMessage());
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  /** A sweep stopped and gone on with any number of times. */
  @Property(tries = 50)
  void stoppedAndResumed(@ForAll @IntRange(min = 1, max = 10) int each) {
    boolean complete = false;
    for (int runs = 0; !complete; runs++) {
      assertTrue(runs <= ARCHITECTURES.size(), "makes no headway");
      try (ScoreLog open = ScoreLog.open(log, SweepFixture.SETTING)) {
        Sweep[] sweep = new Sweep[1];
        Map<String, Integer> counts = new ConcurrentHashMap<>();
        sweep[0] =
            new Sweep(
                SweepFixture.plan(ARCHITECTURES, PROXIES),
                2,
                watch -> new SweepFixture.CountingScorer(counts));
        complete = sweep[0].run(open, new StopAfter(each, sweep));
      }
    }
    assertEquals(undisturbed, resume(log, 1, new ConcurrentHashMap<>()));
  }

  private static final class StopAfter implements Progress {
    private final Sweep[] sweep;
    private int left;

    StopAfter(int lines, Sweep[] sweep) {
      this.left = lines;
      this.sweep = sweep;
    }

    @Override
    public void started(int done, int total) {}

    @Override
    public void scored(Architecture architecture, int done) {
      if (--left == 0) {
        sweep[0].stop();
      }
    }

    @Override
    public void ended() {}
  }
}
