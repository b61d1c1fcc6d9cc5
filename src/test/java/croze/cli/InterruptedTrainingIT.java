package croze.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills and stops trainings of the built jar; their accuracies must not show it. */
class InterruptedTrainingIT {
  private static final String PROTOCOL =
      """
      epochs: 4
      batch: 8
      precision: float
      network: {cells: 1, channels: 2}
      images: {train: 96, test: 8, synthetic: true}
      optimiser: {rate: .1, schedule: {kind: one-cycle}, momentum: .9}
      augment: true
      evaluation:
        - {name: clean, by: clean}
        - {name: pgd@8, by: "pgd:eps=8/255,alpha=2/255,steps=2,start=random"}
      """;
  private static final Path EXPORT = Path.of("results/local/accuracies/cifar10/tiny.csv.gz");
  private static final Path NETWORK = Path.of("results/local/networks/cifar10/tiny/1462.net");
  private static byte[] undisturbed;

  @TempDir Path folder;

  @BeforeAll
  static void trainUndisturbed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("tiny.yaml"), PROTOCOL);
    BuiltJar.Result result = new BuiltJar(folder).run(train());
    assertEquals(0, result.exitCode(), result.err());
    assertEquals(EXPORT.toString(), result.out().strip());
    undisturbed = Files.readAllBytes(folder.resolve(EXPORT));
  }

  private static String[] train() {
    return new String[] {"train", "--protocol=tiny.yaml", "--archs=1462,1463", "--workers=1"};
  }

  /** Starts a training and waits until a network has another epoch and is in the next. */
  private Process inTheMiddleOfAnEpoch() throws Exception {
    Files.writeString(folder.resolve("tiny.yaml"), PROTOCOL);
    int before = epochs();
    Process process = new BuiltJar(folder).start(train());
    while (process.isAlive() && epochs() == before) {
      Thread.sleep(1);
    }
    Thread.sleep(20);
    assertTrue(process.isAlive());
    return process;
  }

  /** Epochs of the first network, whose checkpoint has a loss of each in its first line. */
  private int epochs() throws IOException {
    if (!Files.exists(folder.resolve(NETWORK))) {
      return 0;
    }
    String head =
        new String(Files.readAllBytes(folder.resolve(NETWORK)), StandardCharsets.ISO_8859_1);
    String losses = head.substring(head.indexOf("\"loss\":["));
    return losses.substring(0, losses.indexOf(']')).split(",").length;
  }

  private void finishAndCompare() throws IOException {
    BuiltJar.Result result = new BuiltJar(folder).run(train());
    assertEquals(0, result.exitCode(), result.err());
    assertArrayEquals(undisturbed, Files.readAllBytes(folder.resolve(EXPORT)));
  }

  @Test
  void killedInTheMiddleOfAnEpochItGivesTheSameBytes() throws Exception {
    for (int kills = 0; kills < 2; kills++) {
      inTheMiddleOfAnEpoch().destroyForcibly().waitFor();
    }
    assertTrue(epochs() < 4, "killed while it trained");
    finishAndCompare();
  }

  @Test
  void stoppedItEndsWithinTheEpochAndItsPartIsExported() throws Exception {
    Process process = inTheMiddleOfAnEpoch();
    Process kill = new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start();
    assertTrue(kill.waitFor(10, TimeUnit.SECONDS));
    BuiltJar.Result stopped = new BuiltJar(folder).await(process);
    assertEquals(143, stopped.exitCode(), stopped.err());
    assertTrue(epochs() < 4, "the epochs that were to come were left");
    BuiltJar.Result none =
        new BuiltJar(folder).run("train", "--protocol=tiny.yaml", "--export-only");
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("no architecture yet"), none.err());
    BuiltJar.Result one =
        new BuiltJar(folder).run("train", "--protocol=tiny.yaml", "--archs=1462,");
    assertEquals(0, one.exitCode(), one.err());
    Files.delete(folder.resolve(EXPORT));
    BuiltJar.Result part =
        new BuiltJar(folder).run("train", "--protocol=tiny.yaml", "--export-only");
    assertEquals(EXPORT.toString(), part.out().strip(), part.err());
    assertTrue(
        Files.readString(folder.resolve(EXPORT).resolveSibling("tiny.manifest.json"))
            .contains("\"clean\" : 1"));
    finishAndCompare();
  }
}
