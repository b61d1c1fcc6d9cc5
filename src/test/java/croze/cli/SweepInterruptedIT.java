package croze.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills and interrupts sweeps of the built jar; the export must not show it. */
class SweepInterruptedIT {
  private static final Map<String, Integer> ARCHITECTURES = Map.of("cpu", 60, "nd4j", 20);
  private static final String SYNTHETIC = "--batch=synthetic:7";
  private static final String OUT = "--out=scores.csv";
  private static final int KILLS = 25;

  private static final Map<String, byte[]> UNDISTURBED = new HashMap<>();

  @TempDir Path folder;

  @BeforeAll
  static void sweepUndisturbed(@TempDir Path folder) throws IOException {
    for (String engine : List.of("nd4j", "cpu")) {
      Path ofEngine = Files.createDirectory(folder.resolve(engine));
      BuiltJar.Result result = new BuiltJar(ofEngine).run(sweep(engine, 2));
      assertEquals(0, result.exitCode(), result.err());
      Path csv = ofEngine.resolve("scores.csv");
      assertEquals(ARCHITECTURES.get(engine) + 1, Files.readAllLines(csv).size());
      UNDISTURBED.put(engine, Files.readAllBytes(csv));
    }
  }

  private static String[] sweep(String engine, int workers) {
    return new String[] {
      "sweep",
      "--archs=" + ARCHITECTURES.get(engine),
      "--cells=1",
      SYNTHETIC,
      "--proxies=synflow,params",
      "--engine=" + engine,
      "--workers=" + workers,
      OUT
    };
  }

  private Path log() {
    return folder.resolve("scores.log");
  }

  private long logSize() throws IOException {
    return Files.exists(log()) ? Files.size(log()) : 0;
  }

  /** Waits until the log has grown by so many bytes, or the process has ended. */
  private void awaitGrowth(Process process, long bytes) throws Exception {
    long before = logSize();
    while (process.isAlive() && logSize() < before + bytes) {
      Thread.sleep(1);
    }
  }

  private void finishAndCompare(String engine, int workers) throws IOException {
    BuiltJar.Result result = new BuiltJar(folder).run(sweep(engine, workers));
    assertEquals(0, result.exitCode(), result.err());
    assertArrayEquals(UNDISTURBED.get(engine), Files.readAllBytes(folder.resolve("scores.csv")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void killedAtRandomMoments(int workers) throws Exception {
    Random random = new Random(workers);
    int killed = 0;
    for (int i = 0; i < (KILLS + 1) / 2; i++) {
      Process process = new BuiltJar(folder).start(sweep("cpu", workers));
      awaitGrowth(process, random.nextInt(200));
      Thread.sleep(random.nextInt(15));
      killed += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor();
    }
    assertEquals((KILLS + 1) / 2, killed, "kills that met a running sweep");
    finishAndCompare("cpu", 3 - workers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nd4j", "cpu"})
  void interruptedByCtrlC(String engine) throws Exception {
    Process process = new BuiltJar(folder).start(sweep(engine, 2));
    while (process.isAlive() && scored() < 1) {
      Thread.sleep(1);
    }
    interrupt(process);
    BuiltJar.Result result = new BuiltJar(folder).await(process);
    assertEquals(130, result.exitCode(), result.err());
    assertTrue(
        result.err().contains("the scores so far are in scores.log and scores.csv"), result.err());
    assertTrue(result.err().contains("the same command goes on from there"), result.err());
    assertEquals(scored() + 1, Files.readAllLines(folder.resolve("scores.csv")).size());
    String manifest = Files.readString(folder.resolve("scores.manifest.json"));
    assertTrue(manifest.contains("\"architectures\" : " + scored()), manifest);
    byte[] log = Files.readAllBytes(log());
    assertEquals('\n', log[log.length - 1], "no torn line");
    finishAndCompare(engine, 1);
  }

  /** All was scored: the signal comes too late to stop anything. */
  @Test
  void interruptedInItsLastMoment() throws Exception {
    Process process =
        new BuiltJar(folder)
            .start("sweep", "--archs=7,8", "--cells=1", SYNTHETIC, "--proxies=params,snip", OUT);
    while (process.isAlive() && scored() < 2) {
      Thread.sleep(1);
    }
    interrupt(process);
    BuiltJar.Result result = new BuiltJar(folder).await(process);
    assertEquals(0, result.exitCode(), result.err());
    assertEquals("scores.csv", result.out().strip());
    assertEquals(3, Files.readAllLines(folder.resolve("scores.csv")).size());
  }

  private long scored() throws IOException {
    return Files.exists(log())
        ? Files.readAllLines(log()).stream().filter(line -> line.contains(" value ")).count()
        : 0;
  }

  @Test
  void twoAtOnceAreRefused() throws Exception {
    Process first =
        new BuiltJar(folder).start("sweep", "--archs=all", "--engine=cpu", SYNTHETIC, OUT);
    try {
      awaitGrowth(first, 1);
      Path elsewhere = Files.createDirectory(folder.resolve("second"));
      BuiltJar.Result second =
          new BuiltJar(elsewhere).run("sweep", "--engine=cpu", SYNTHETIC, "--out=../scores.csv");
      assertTrue(first.isAlive());
      assertEquals(2, second.exitCode(), second.err());
      assertTrue(second.err().contains("being written by another sweep"), second.err());
    } finally {
      first.destroyForcibly().waitFor();
    }
  }

  private static void interrupt(Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    assertTrue(kill.waitFor(10, TimeUnit.SECONDS));
  }
}
