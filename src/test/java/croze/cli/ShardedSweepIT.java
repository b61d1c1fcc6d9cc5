package croze.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep as a job array runs it, one task of which is terminated, and its merge. */
class ShardedSweepIT {
  private static final int TASKS = 3;

  @TempDir Path folder;

  private static String[] sweep(String out) {
    return new String[] {
      "sweep",
      "--archs=60",
      "--cells=1",
      "--batch=synthetic:7",
      "--proxies=synflow,params",
      "--workers=2",
      "--out=" + out
    };
  }

  private Process task(int id) {
    return new BuiltJar(folder)
        .with(
            Map.of(
                "SLURM_ARRAY_TASK_ID", Integer.toString(id),
                "SLURM_ARRAY_TASK_MIN", "5",
                "SLURM_ARRAY_TASK_MAX", Integer.toString(4 + TASKS),
                "SLURM_ARRAY_TASK_COUNT", Integer.toString(TASKS)))
        .start(sweep("part.csv.gz"));
  }

  private BuiltJar.Result run(int id) {
    return new BuiltJar(folder).await(task(id));
  }

  private BuiltJar.Result merge() {
    return new BuiltJar(folder)
        .run(
            "merge",
            "part-shard-3-of-3.csv.gz",
            "part-shard-1-of-3.log",
            "part-shard-2-of-3.csv.gz",
            "--out=merged.csv.gz");
  }

  @Test
  void tasksOfAnArrayMakeTheExportOfOneSweep() throws Exception {
    assertEquals(0, new BuiltJar(folder).run(sweep("whole.csv.gz")).exitCode());
    Path log = folder.resolve("part-shard-2-of-3.log");
    Process terminated = task(6);
    while (terminated.isAlive() && scored(log) < 1) {
      Thread.sleep(1);
    }
    terminated.destroy(); // SIGTERM
    assertTrue(terminated.waitFor(60, TimeUnit.SECONDS));
    assertEquals(143, terminated.exitValue());
    for (int id : List.of(5, 7)) {
      BuiltJar.Result result = run(id);
      assertEquals(0, result.exitCode(), result.err());
      assertTrue(result.err().contains("shard " + (id - 4) + "/3"), result.err());
    }
    long before = scored(log);
    assertTrue(before < 20, "it ended before the signal");
    BuiltJar.Result gap = merge();
    assertEquals(2, gap.exitCode(), gap.err());
    assertTrue(gap.err().contains(20 - before + " of 60 architectures lack values"), gap.err());
    assertTrue(gap.err().contains("of shards 2/3;"), gap.err());
    assertTrue(Files.notExists(folder.resolve("merged.csv.gz")));

    assertEquals(0, run(6).exitCode());
    assertEquals(20, scored(log), "nothing is computed twice");
    BuiltJar.Result merged = merge();
    assertEquals(0, merged.exitCode(), merged.err());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("whole.csv.gz")),
        Files.readAllBytes(folder.resolve("merged.csv.gz")));
  }

  private static long scored(Path log) throws Exception {
    return Files.exists(log)
        ? Files.readAllLines(log).stream().filter(line -> line.contains(" value ")).count()
        : 0;
  }
}
