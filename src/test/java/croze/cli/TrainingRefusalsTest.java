package croze.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.RealTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocols and checkpoints that a training refuses: one line, exit code 2, files as they were. */
class TrainingRefusalsTest {
  private static final Path TINY = Path.of("experiments/protocols/tiny.yaml");

  @TempDir Path folder;
  private Path protocol;
  private Path checkpoint;

  @BeforeEach
  void names() {
    protocol = folder.resolve("own.yaml");
    checkpoint = folder.resolve("own.net");
  }

  private String train(int expectedCode, String arch, Path with) {
    StringWriter err = new StringWriter();
    int code =
        Main.program("train")
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute(
                "train",
                "--arch",
                arch,
                "--protocol",
                with.toString(),
                "--checkpoint",
                checkpoint + "");
    assertEquals(expectedCode, code, err::toString);
    return err.toString();
  }

  private void change(String from, String to) throws IOException {
    String text = Files.readString(TINY);
    assertTrue(text.contains(from), from);
    Files.writeString(protocol, text.replace(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "augment: true; augment: true~warmup: 3; warmup",
        "fgsm:eps=8/255; fgsm:eps=8; eps",
        "fgsm:eps=8/255; fgsm:eps=-1/255; eps",
        "fgsm:eps=8/255; fgsm:epsilon=8/255; epsilon",
        "fgsm:eps=8/255; fgms:eps=8/255; fgms",
        "rate: .1; rate: -1; rate",
        "epochs: 3; epochs: 0; epochs",
        "train: 64; train: 4; images.train",
        "momentum: .9; momentum: 1.9; momentum",
      })
  void aBadProtocolIsOneLineThatNamesFileAndKey(String from, String to, String expected)
      throws IOException {
    change(from, to.replace("~", "\n"));
    String err = train(2, "7", protocol);
    assertEquals(1, err.strip().lines().count(), err);
    assertTrue(err.contains("own.yaml"), err);
    assertTrue(err.contains(expected), err);
    assertFalse(Files.exists(checkpoint));
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefusedAndKept() throws IOException {
    change("epochs: 3", "epochs: 1");
    train(0, "7", protocol);
    byte[] before = Files.readAllBytes(checkpoint);

    assertRefused("8", protocol, "checkpoint of architecture");
    assertRefused("7", TINY, "checkpoint of protocol");

    String text = new String(before, StandardCharsets.ISO_8859_1);
    Files.write(
        checkpoint,
        text.replaceFirst("\"version\":1", "\"version\":9").getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("7", protocol, "format version 9, expected 1");
    Files.write(
        checkpoint, text.substring(0, text.length() / 2).getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("7", protocol, "own.net");
    Files.write(checkpoint, new byte[0]);
    assertRefused("7", protocol, "own.net");
  }

  private void assertRefused(String arch, Path with, String expected) throws IOException {
    byte[] before = Files.readAllBytes(checkpoint);
    String err = train(2, arch, with);
    assertEquals(1, err.strip().lines().count(), err);
    assertTrue(err.contains(expected), err);
    assertArrayEquals(before, Files.readAllBytes(checkpoint));
  }

  @Test
  void aSplitLargerThanTheImageFileNamesFileAndKey() throws IOException {
    RealTables.file("images/cifar10/data_batch_1.bin");
    change("{train: 64, test: 16, synthetic: true}", "{train: 20000, test: 16}");
    String err = train(2, "7", protocol);
    assertEquals(1, err.strip().lines().count(), err);
    assertTrue(err.contains("10000 images"), err);
    assertTrue(err.contains("images.train"), err);
  }
}
