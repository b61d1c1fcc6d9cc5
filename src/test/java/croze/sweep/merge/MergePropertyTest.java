package croze.sweep.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.ExportHash;
import croze.data.Manifest;
import croze.proxy.Proxies;
import croze.score.Scoring;
import croze.score.Setting;
import croze.sweep.Progress;
import croze.sweep.Sweep;
import croze.sweep.SweepFixture;
import croze.sweep.export.ExportManifest;
import croze.sweep.export.SweepFiles;
import croze.sweep.log.RunRecord;
import croze.sweep.log.ScoreLine;
import croze.sweep.log.ScoreLog;
import croze.sweep.plan.Shard;
import croze.sweep.task.ScoreText;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import croze.sweep.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.function.Executable;

/** However a sweep was split, its merged export has the bytes of the whole one, or is refused. */
class MergePropertyTest {
  private static final List<Integer> ARCHITECTURES = IntStream.range(100, 124).boxed().toList();
  private static final String ASKED = "100-123";
  private static final String[] PROXIES = {"croze", "snip", "params"};
  private static final DataFolder NO_DATA =
      new DataFolder(Path.of("none"), Optional.empty(), Manifest.bundled());

  private Path folder;

  @BeforeTry
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("merge");
  }

  @AfterTry
  void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private SweepFiles files(String name) {
    return new SweepFiles(folder.resolve(name + ".csv.gz"));
  }

  /** A sweep of these works into a log of its own; and its export, where the log is deleted. */
  private Path swept(String name, Setting setting, List<Task.Work> works, boolean keepsLog) {
    SweepFiles files = files(name);
    Selection asked = Selection.parse(setting.space(), ASKED);
    Task task = new Scoring(setting, Proxies.parse(String.join(",", PROXIES)));
    try (ScoreLog log = ScoreLog.open(files.log(), setting)) {
      log.append(RunRecord.of(asked, Shard.WHOLE, task, "1"));
      Sweep sweep =
          new Sweep(works, 1, watch -> new SweepFixture.CountingScorer(new ConcurrentHashMap<>()));
      assertTrue(sweep.run(log, Progress.SILENT));
      files.write(
          log.scores(),
          setting,
          ExportManifest.made(
              Map.of(),
              List.of(),
              1,
              "",
              log.content().runs().stream().map(RunRecord::fields).toList()));
    }
    if (keepsLog) {
      return files.log();
    }
    try {
      Files.delete(files.log());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files.csv();
  }

  private Path whole() {
    return swept("whole", SweepFixture.SETTING, SweepFixture.plan(ARCHITECTURES, PROXIES), false);
  }

  private Merge merge(List<Path> parts) {
    return Merge.of(parts, fields -> Setting.PUBLISHED.with(fields));
  }

  private void assertWhole(List<Path> parts) throws IOException {
    Merge merge = merge(parts);
    merge.requireWhole(Optional.empty(), new Scores(SweepFixture.SETTING.space()));
    byte[] expected = Files.readAllBytes(whole());
    Path merged = merge.write(files("merged"), NO_DATA);
    assertArrayEquals(expected, Files.readAllBytes(merged));
    long written = Files.getLastModifiedTime(files("merged").manifest()).toMillis();
    merge(parts).write(files("merged"), NO_DATA);
    assertEquals(written, Files.getLastModifiedTime(files("merged").manifest()).toMillis());
  }

  /** Each score in one part at least, in some in several; logs and exports, in any order. */
  @Property(tries = 15)
  void anyPartitionWithDuplicates(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int count) throws IOException {
    List<Map<Integer, List<String>>> parts =
        Stream.generate(
                () -> (Map<Integer, List<String>>) new LinkedHashMap<Integer, List<String>>())
            .limit(count)
            .toList();
    List<Integer> order = new ArrayList<>(ARCHITECTURES);
    Collections.shuffle(order, random);
    for (int index : order) {
      for (String proxy : PROXIES) {
        for (int copies = 1 + random.nextInt(2); copies > 0; copies--) {
          List<String> there =
              parts.get(random.nextInt(count)).computeIfAbsent(index, i -> new ArrayList<>());
          if (!there.contains(proxy)) {
            there.add(proxy);
          }
        }
      }
    }
    List<Path> files = new ArrayList<>();
    for (Map<Integer, List<String>> part : parts) {
      List<Task.Work> works = new ArrayList<>();
      part.forEach(
          (index, proxies) ->
              works.add(new Task.Work(SweepFixture.SETTING.space().at(index), proxies)));
      files.add(swept("part" + files.size(), SweepFixture.SETTING, works, random.nextBoolean()));
    }
    files.addAll(files.subList(0, random.nextInt(count)));
    Collections.shuffle(files, random);
    assertWhole(files);
  }

  @Property(tries = 8)
  void shards(@ForAll @IntRange(min = 1, max = 9) int count) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int index = 1; index <= count; index++) {
      List<Task.Work> part = new Shard(index, count).of(SweepFixture.plan(ARCHITECTURES, PROXIES));
      files.add(swept("shard" + index, SweepFixture.SETTING, part, index % 2 == 0));
    }
    assertWhole(files);
  }

  /** The lacking score, of any place, is named, and nothing is written. */
  @Property(tries = 8)
  void aGapIsNamed(@ForAll @IntRange(max = 23) int place, @ForAll @IntRange(max = 2) int column) {
    List<Task.Work> works = new ArrayList<>(SweepFixture.plan(ARCHITECTURES, PROXIES));
    List<String> rest = new ArrayList<>(List.of(PROXIES));
    rest.remove(column);
    works.set(place, new Task.Work(works.get(place).architecture(), rest));
    Merge merge = merge(List.of(swept("part", SweepFixture.SETTING, works, true)));
    Scores none = new Scores(SweepFixture.SETTING.space());
    assertRefused(
        "1 of 24 architectures lack values (%d by %s)".formatted(100 + place, PROXIES[column]),
        () -> merge.requireWhole(Optional.empty(), none));
    Scores published = new Scores(SweepFixture.SETTING.space());
    published.add(100 + place, PROXIES[column], 1);
    merge.requireWhole(Optional.empty(), published);
  }

  /** Another value in one of two files: both rows and both values are named. */
  @Property(tries = 8)
  void aConflictIsNamed(@ForAll @IntRange(max = 23) int place, @ForAll boolean log)
      throws IOException {
    List<Task.Work> plan = SweepFixture.plan(ARCHITECTURES, PROXIES);
    Path right = swept("right", SweepFixture.SETTING, plan, false);
    SweepFiles wrong = files("wrong");
    int index = 100 + place;
    try (ScoreLog open = ScoreLog.open(wrong.log(), SweepFixture.SETTING)) {
      open.append(new ScoreLine(SweepFixture.SETTING.space().at(index), 1, Map.of("snip", 0.25)));
      wrong.write(
          open.scores(),
          SweepFixture.SETTING,
          ExportManifest.made(Map.of(), List.of(), 1, "", List.of()));
    }
    if (!log) {
      Files.delete(wrong.log());
    }
    String message = assertRefused("disagree", () -> merge(List.of(right, wrong.csv())));
    assertTrue(message.contains(right + ", row " + (place + 2) + " "), message);
    assertTrue(
        message.contains(log ? wrong.log() + ", line 2 " : wrong.csv() + ", row 2 "), message);
    assertTrue(message.contains("architecture " + index + " has snip="), message);
    assertTrue(
        message.contains(
            ScoreText.shortest(SweepFixture.score(index, "snip")) + " there and 0.25 here"),
        message);
  }

  @Example
  void otherSettingsAndImagesAreNamed() {
    List<Task.Work> plan = SweepFixture.plan(ARCHITECTURES, PROXIES);
    Path one = swept("one", SweepFixture.SETTING, plan, false);
    Path other = swept("other", SweepFixture.SETTING.with("seed", "1"), plan, true);
    String message = assertRefused("seed 1, expected 0", () -> merge(List.of(one, other)));
    assertTrue(message.contains(one.toString()) && message.contains(other.toString()), message);
    Map<String, List<Path>> images = new LinkedHashMap<>();
    for (String hash : List.of("aa", "bb")) {
      SweepFiles files = files(hash);
      try (ScoreLog log = ScoreLog.open(files.log(), SweepFixture.SETTING)) {
        log.requireInputs(Map.of("images/a.bin", hash));
      }
      images.computeIfAbsent("logs", k -> new ArrayList<>()).add(files.log());
    }
    assertRefused("images/a.bin (SHA-256 aa, now SHA-256 bb)", () -> merge(images.get("logs")));
  }

  @Example
  void whatIsThereIsKept() throws IOException {
    List<Task.Work> plan = SweepFixture.plan(ARCHITECTURES, PROXIES);
    Path whole = whole();
    Path part = swept("part", SweepFixture.SETTING, plan.subList(0, 10), true);
    byte[] before = Files.readAllBytes(whole);
    assertRefused(
        "has scores that the files lack",
        () -> merge(List.of(part)).write(files("whole"), NO_DATA));
    assertArrayEquals(before, Files.readAllBytes(whole));
    assertRefused(
        "a sweep goes on from it", () -> merge(List.of(whole)).write(files("part"), NO_DATA));
    Files.writeString(folder.resolve("note.csv"), "mine\n");
    assertRefused(
        "is not an export of croze sweep",
        () -> merge(List.of(whole)).write(new SweepFiles(folder.resolve("note.csv")), NO_DATA));
    assertEquals("mine\n", Files.readString(folder.resolve("note.csv")));
  }

  /** Its log would give the right values, but the file that was named says others. */
  @Example
  void aChangedExportIsRefusedThoughItsLogIsThere() throws IOException {
    swept("part", SweepFixture.SETTING, SweepFixture.plan(ARCHITECTURES, PROXIES), true);
    Path csv = files("part").csv();
    String text = ExportHash.unpacked(csv, in -> new String(in.readAllBytes(), UTF_8));
    Files.writeString(csv, text.replace('7', '8'));
    assertRefused("is not the export that part.manifest.json speaks of", () -> merge(List.of(csv)));
    Files.delete(csv);
    assertWhole(List.of(csv));
    Path other = Files.createDirectory(folder.resolve("folder.csv"));
    assertRefused("is no regular file", () -> merge(List.of(other)));
  }

  private static String assertRefused(String message, Executable run) {
    String found = assertThrows(InvalidInputException.class, run).getMessage();
    assertTrue(found.contains(message), found);
    assertFalse(found.contains("\n"), found);
    return found;
  }
}
