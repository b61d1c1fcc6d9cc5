package croze.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.Manifest;
import croze.proxy.Proxies;
import croze.score.Scoring;
import croze.score.Setting;
import croze.sweep.Progress;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.plan.Shard;
import croze.sweep.task.Selection;
import croze.sweep.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteWorkTest {
  private static final Setting SETTING =
      Setting.PUBLISHED.with("cells", "1").with("batch", "synthetic:7");
  private static final Task TASK = new Scoring(SETTING, Proxies.parse("synflow,naswot,params"));

  @TempDir Path folder;

  /** Ranges of three, in any order, each computed again once as after the loss of a machine. */
  private static final class Fake implements Cluster {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public void run(
        String master,
        Map<String, Map<String, String>> job,
        List<String> works,
        Consumer<String> lines,
        BooleanSupplier stopped) {
      List<List<String>> ranges = new ArrayList<>();
      for (int from = 0; from < works.size(); from += 3) {
        ranges.add(works.subList(from, Math.min(works.size(), from + 3)));
      }
      Collections.shuffle(ranges, new Random(1));
      for (List<String> range : ranges) {
        RemoteWork.lines(job, range, stopped);
        RemoteWork.lines(job, range, stopped).forEach(lines);
      }
    }
  }

  private SweepJob job(String csv) {
    return new SweepJob(
        TASK,
        Selection.parse(SETTING.space(), "10"),
        Shard.WHOLE,
        2,
        ScorePlace.alone(folder.resolve(csv)));
  }

  private DataFolder noData() {
    return new DataFolder(folder.resolve("none"), Optional.empty(), Manifest.bundled());
  }

  @Test
  void whatIsComputedElsewhereHasTheSameBytes() throws Exception {
    job("here.csv").run(noData(), Progress.SILENT).orElseThrow();
    SweepJob there =
        job("there.csv").by(RemoteWork.crew(new Fake(), "somewhere", TASK, Optional.empty()));
    there.run(noData(), Progress.SILENT).orElseThrow();
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("here.csv")),
        Files.readAllBytes(folder.resolve("there.csv")));
    assertEquals(
        10,
        Files.readAllLines(folder.resolve("there.log")).stream()
            .filter(line -> line.contains(" value "))
            .count());
  }

  /** What a machine cannot compute is a line for the user, and what it had computed is kept. */
  @Test
  void aRefusalOfAMachineIsTheSweeps() throws Exception {
    Cluster otherImages =
        new Cluster() {
          @Override
          public String name() {
            return "fake";
          }

          @Override
          public void run(
              String master,
              Map<String, Map<String, String>> job,
              List<String> works,
              Consumer<String> lines,
              BooleanSupplier stopped) {
            RemoteWork.lines(job, works.subList(0, 4), stopped).forEach(lines);
            Map<String, Map<String, String>> other = new HashMap<>(job);
            other.put("inputs", Map.of("images/a.bin", "aa"));
            RemoteWork.lines(other, works.subList(4, 8), stopped).forEach(lines);
          }
        };
    SweepJob there =
        job("there.csv").by(RemoteWork.crew(otherImages, "somewhere", TASK, Optional.empty()));
    String message =
        assertThrows(InvalidInputException.class, () -> there.run(noData(), Progress.SILENT))
            .getMessage();
    assertTrue(message.contains("other images") && message.contains("images/a.bin"), message);
    assertEquals(
        4,
        Files.readAllLines(folder.resolve("there.log")).stream()
            .filter(line -> line.contains(" value "))
            .count());
  }

  @Test
  void aMissingPlugInIsNamed() {
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> RemoteWork.crew("spark", "spark://host:7077", TASK, Optional.empty()))
            .getMessage();
    assertTrue(message.contains("build it with make spark"), message);
  }
}
