package croze.sweep.log;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.LostException;
import croze.score.Setting;
import croze.sweep.Progress;
import croze.sweep.Sweep;
import croze.sweep.SweepFixture;
import croze.sweep.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreLogTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void writeThreeLines() {
    path = folder.resolve("deeper").resolve("sweep.log");
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      for (int index : List.of(3, 1, 2)) {
        log.append(SweepFixture.line(index, "croze"));
      }
    }
  }

  private InvalidInputException refused(Setting setting) {
    return assertThrows(
        InvalidInputException.class, () -> ScoreLog.open(path, setting).close(), "not refused");
  }

  @Test
  void aSecondWriterIsRefused() {
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      assertEquals(3, log.scores().count());
      String message = refused(SweepFixture.SETTING).getMessage();
      assertTrue(message.contains("being written by another sweep"), message);
    }
    ScoreLog.open(path, SweepFixture.SETTING).close();
  }

  @Test
  void aLogOfAnotherSettingIsRefused() {
    Setting other = Setting.PUBLISHED.with("cells", "1").with("seed", "7");
    String message = refused(other).getMessage();
    assertTrue(message.startsWith(path + " is the log of another sweep"), message);
    assertTrue(message.contains("(seed 0, expected 7)"), message);
  }

  @Test
  void scoresOfOtherInputsAreRefused() {
    for (int open = 0; open < 2; open++) {
      try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
        log.requireInputs(Map.of("images/train set.bin", "abc"));
      }
    }
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      assertEquals(Map.of("images/train set.bin", "abc"), log.content().inputs());
      String message =
          assertThrows(
                  InvalidInputException.class,
                  () -> log.requireInputs(Map.of("images/train set.bin", "def")))
              .getMessage();
      assertTrue(message.contains("images/train set.bin (SHA-256 abc, now SHA-256 def)"), message);
    }
  }

  /** Images are drawn from all files: the same file with a second one gives other images. */
  @Test
  void moreAndFewerInputsAreRefused() {
    Map<String, String> one = Map.of("batch_1", "aa");
    Map<String, String> two = Map.of("batch_1", "aa", "batch_2", "bb");
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      log.requireInputs(Map.of());
      log.requireInputs(one);
      log.requireInputs(Map.of());
      String message =
          assertThrows(InvalidInputException.class, () -> log.requireInputs(two)).getMessage();
      assertTrue(message.contains("batch_2 (not among them, now SHA-256 bb)"), message);
      assertEquals(one, log.content().inputs());
    }
    Path other = folder.resolve("two.log");
    try (ScoreLog log = ScoreLog.open(other, SweepFixture.SETTING)) {
      log.requireInputs(two);
      String message =
          assertThrows(InvalidInputException.class, () -> log.requireInputs(one)).getMessage();
      assertTrue(message.startsWith(other + " was made from other images: batch_2"), message);
      assertTrue(message.contains("(SHA-256 bb, now not among them)"), message);
    }
  }

  @Test
  void aDamagedLineWithinIsRefusedByNumber() throws IOException {
    String text = Files.readString(path);
    String second = text.split("\n")[2];
    Files.writeString(path, text.replace(second, second.replace("croze=", "croze=1")));
    String message = refused(SweepFixture.SETTING).getMessage();
    assertTrue(message.startsWith(path + ", line 3: its checksum"), message);
    Files.writeString(path, text.replace(second + "\n", ""));
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      assertEquals(2, log.scores().count());
    }
  }

  @Test
  void anotherFileIsNotOverwritten() throws IOException {
    for (String text : List.of("index,architecture\n1,2\n", "a note of mine")) {
      Files.writeString(path, text);
      String message = refused(SweepFixture.SETTING).getMessage();
      assertTrue(message.startsWith(path + ", line 1: expected the header"), message);
      assertEquals(text, Files.readString(path));
    }
  }

  @Test
  void contradictingScoresAreRefused() throws IOException {
    Files.writeString(
        path,
        Files.readString(path)
            + CheckedLine.write(
                new ScoreLine(Setting.PUBLISHED.space().at(1), 5, Map.of("croze", 4.5)).write())
            + "\n");
    String message = refused(SweepFixture.SETTING).getMessage();
    assertTrue(message.startsWith(path + ", line 5: architecture 1 has two scores"), message);
  }

  /** A log of version 1 has indices; it is gone on with, and loses nothing when torn. */
  @Test
  void aLogOfVersion1IsReadAndGoneOnWith() throws IOException {
    String header = SweepFixture.HEADER.write(LogHeader.TAG_OF_VERSION_1);
    Files.writeString(
        path,
        CheckedLine.write(header)
            + "\n"
            + CheckedLine.write("score 6111 912 croze=2.5E11 snip=NaN")
            + "\n");
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      assertEquals(912, log.content().milliseconds());
      assertEquals(2.5e11, log.scores().get(6111, "croze").orElseThrow());
      log.append(SweepFixture.line(7, "croze"));
    }
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      assertEquals(List.of(7, 6111), log.scores().indices());
      assertTrue(Double.isNaN(log.scores().get(6111, "snip").orElseThrow()));
    }
    Files.writeString(path, CheckedLine.write(header).substring(0, 40));
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      assertEquals(0, log.scores().count());
    }
  }

  @Test
  void furtherProxiesKeepOldScores() {
    Map<String, Integer> counts = new ConcurrentHashMap<>();
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      new Sweep(
              SweepFixture.plan(List.of(1, 2, 4), "snip", "croze"),
              1,
              watch -> new SweepFixture.CountingScorer(counts))
          .run(log, Progress.SILENT);
      assertEquals(
          Map.of("1/snip", 1, "2/snip", 1, "4/snip", 1, "4/croze", 1), new TreeMap<>(counts));
      String[] rows = SweepFixture.export(log.scores()).split("\n");
      assertEquals("index,architecture,croze,snip", rows[0]);
      assertTrue(rows[3].startsWith("3,|") && rows[3].endsWith(","), rows[3]);
    }
  }

  @Test
  void aFailingWorkerKeepsWhatIsScored() {
    Task.Worker failing =
        new Task.Worker() {
          @Override
          public Map<String, Double> values(Task.Work work) {
            int index = SweepFixture.SETTING.space().index(work.architecture()).orElseThrow();
            if (index == 9) {
              throw new ArithmeticException("no such number");
            }
            return SweepFixture.line(index, "croze").scores();
          }

          @Override
          public void close() {}
        };
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      Sweep sweep =
          new Sweep(SweepFixture.plan(List.of(7, 8, 9, 10), "croze"), 1, watch -> failing);
      String message =
          assertThrows(IllegalStateException.class, () -> sweep.run(log, Progress.SILENT))
              .getMessage();
      assertTrue(message.contains("architecture " + Setting.PUBLISHED.space().at(9).id()), message);
      assertTrue(message.contains("no such number"), message);
    }
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      assertEquals(5, log.scores().count());
    }
  }

  /** What is lost is left out and named; three in a row end the sweep. */
  @ParameterizedTest
  @CsvSource({"9, 11, true", "9 10 11, 12, false"})
  void aLostArchitectureIsLeftOut(String lost, int next, boolean goesOn) {
    Set<Integer> gone = Arrays.stream(lost.split(" ")).map(Integer::valueOf).collect(toSet());
    Task.Worker losing =
        new Task.Worker() {
          @Override
          public Map<String, Double> values(Task.Work work) {
            int index = SweepFixture.SETTING.space().index(work.architecture()).orElseThrow();
            if (gone.contains(index)) {
              throw new LostException("the device is gone", null);
            }
            return SweepFixture.line(index, "croze").scores();
          }

          @Override
          public void close() {}
        };
    try (ScoreLog log = ScoreLog.open(path, SweepFixture.SETTING)) {
      Sweep sweep =
          new Sweep(SweepFixture.plan(List.of(8, 9, 10, 11, 12), "croze"), 1, watch -> losing);
      String message =
          assertThrows(LostException.class, () -> sweep.run(log, Progress.SILENT)).getMessage();
      for (int index : gone) {
        assertTrue(message.contains(SweepFixture.SETTING.space().at(index).id()), message);
      }
      assertEquals(1, message.lines().count());
      assertTrue(log.scores().indices().contains(8));
      assertEquals(goesOn, log.scores().indices().contains(next));
    }
  }
}
