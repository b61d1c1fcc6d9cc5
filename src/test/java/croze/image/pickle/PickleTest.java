package croze.image.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fixtures were pickled by Python 3 with numpy 1 and 2: data[i][j] = (7i + 13j) mod 256, labels
 * [1, 121, 120], mean of the first four columns.
 */
public class PickleTest {
  @TempDir Path root;

  public static Path fixture(String name) {
    return Path.of("src/test/resources/croze/image", name + ".pickle");
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(root.resolve("file.pickle"), content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"numpy1-protocol2", "numpy1-protocol3", "numpy1-protocol4", "numpy2-protocol4"})
  void aDictOfArraysAndNumbersIsRead(String name) {
    Map<?, ?> dict = (Map<?, ?>) Pickle.read(fixture("imagenet16-" + name));
    assertEquals(List.of(1L, 121L, 120L), dict.get("labels"));
    NumpyArray data = (NumpyArray) dict.get("data");
    assertArrayEquals(new int[] {3, 768}, data.shape());
    assertEquals("|u1", data.type());
    for (int i = 0; i < data.data().length; i++) {
      assertEquals((i / 768 * 7 + i % 768 * 13) % 256, data.data()[i] & 0xff);
    }
    assertEquals("<f8", ((NumpyArray) dict.get("mean")).type());
  }

  @Test
  void aNewerProtocolIsRefused() {
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> Pickle.read(fixture("imagenet16-numpy2-protocol5")))
            .getMessage();
    assertTrue(message.contains("protocol 5"), message);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "'cposix\nsystem\n(X\u0003\0\0\0lstR.', refused to load posix.system",
    "'c__builtin__\neval\n.', refused to load __builtin__.eval",
    "'cnumpy\nload\n.', refused to load numpy.load",
    "'(ios\nsystem\n', opcode 'i'",
    "'F1.5\n.', opcode 'F'",
    "'}X\uffff', cut off text",
    "'X\u0003\0\0\0ab', 3 bytes announced",
    "'R.', broken at opcode 'R'",
    "'u.', broken at opcode 'u'",
    "'K\u0001K\u0002R.', broken at opcode 'R'",
    "'h\u0005.', nothing is remembered as 5",
    "'})K\u0001s.', a key that is neither a text nor a number",
    "'}]\u0085K\u0001s.', a key that is neither a text nor a number",
    "')\u0085\u0085\u0085\u0085\u0085\u0085\u0085\u0085.', nested more than 8 deep",
    "']q\0h\0a.', a list or dict in itself",
    "']q\0]q\u0001h\0ah\0h\u0001a.', a list or dict in itself",
    "'}q\0K\u0001]q\u0001h\0as.', a list or dict in itself",
    "'K\u0001', the file ends",
    "'', the file ends"
  })
  void anythingElseIsRefusedWithItsByte(String content, String expected) throws IOException {
    Path file = file(content.getBytes(StandardCharsets.ISO_8859_1));
    String message =
        assertThrows(InvalidInputException.class, () -> Pickle.read(file)).getMessage();
    assertTrue(message.startsWith(file + ", byte "), message);
    assertTrue(expected.equals("cut off text") || message.contains(expected), message);
  }

  @Test
  void aFileMakesNoMoreThanEightTimesItsBytes() throws IOException {
    String text = "x".repeat(1000);
    String encode = "h\0h\u0001\u0085R";
    String pickle =
        "c_codecs\nencode\nq\0X\u00e8\u0003\0\0" + text + "q\u0001" + encode.repeat(100) + ".";
    Path file = file(pickle.getBytes(StandardCharsets.ISO_8859_1));
    String message =
        assertThrows(InvalidInputException.class, () -> Pickle.read(file)).getMessage();
    assertTrue(message.contains("more than 8 times the bytes of the file"), message);
  }

  @Test
  void aDamagedFileNeverGivesAnythingButTheOneError() throws IOException {
    byte[] sound = Files.readAllBytes(fixture("imagenet16-numpy1-protocol3"));
    Random random = new Random(1);
    int refused = 0;
    for (int trial = 0; trial < 2000; trial++) {
      byte[] damaged = sound.clone();
      // The head and the tail are opcodes, what lies between is pixels.
      int at = random.nextInt(400);
      damaged[at < 200 ? at : damaged.length - (at - 199)] = (byte) random.nextInt(256);
      Path file = file(damaged);
      try {
        Pickle.read(file);
      } catch (InvalidInputException e) {
        refused++;
      }
    }
    assertTrue(refused > 500, () -> "too few damages were noticed");
  }
}
