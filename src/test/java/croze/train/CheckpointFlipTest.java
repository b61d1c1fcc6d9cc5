package croze.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.engine.TrainingState;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.nb201.NasBench201;
import croze.train.file.TensorFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bit that flips in a checkpoint, or in the network exported from it, changes no number. */
class CheckpointFlipTest {
  private static final int HEAD = 350;
  private static final int DRAWS = 150;

  @TempDir Path folder;
  private Path file;
  private Checkpoint checkpoint;

  @BeforeEach
  void write() {
    Architecture architecture = new NasBench201().parse("1462");
    Macro macro = new Macro(1, 2, 10, 32);
    Program program = architecture.program(Form.PAPER, macro);
    checkpoint =
        new Checkpoint(
            new Checkpoint.Made(
                architecture.id(), macro, Map.of("space", "nas-bench-201", "dataset", "cifar10")),
            List.of(new Checkpoint.Epoch(2.25, .125), new Checkpoint.Epoch(1e-5, .5)),
            Map.of("clean", .71),
            TrainingState.initial(
                program, Initialiser.UNIFORM.parameters(program, name -> KeyedStream.of(0, name))));
    file = folder.resolve("a.net");
    checkpoint.write(file);
  }

  @Test
  void aCheckpointIsRefusedByNameOrReadsAsItWas() throws IOException {
    Path again = folder.resolve("again.net");
    assertFlips(
        file,
        () -> {
          Checkpoint.read(file).write(again);
          assertArrayEquals(Files.readAllBytes(again), bytes(checkpoint));
        });
  }

  /** Whatever lies behind the data, however much, is not read into memory. */
  @Test
  void dataBeyondTheIndexAreRefused() throws IOException {
    Path json = folder.resolve("n.json");
    checkpoint.network().file().write(json);
    try (RandomAccessFile data = new RandomAccessFile(TensorFile.bin(json).toFile(), "rw")) {
      data.setLength(1L << 40);
    }
    String message =
        assertThrows(InvalidInputException.class, () -> StoredNetwork.read(json)).getMessage();
    assertTrue(message.contains("n.bin") && message.contains("it has more than"), message);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE, Long.MAX_VALUE - 100, 1L << 32, 1 << 20})
  void anOffsetOutsideTheDataIsRefused(long offset) throws IOException {
    assertRefused(index -> ((ObjectNode) index.get("tensors").get(1)).put("offset", offset));
  }

  @Test
  void anIndexThatLacksATensorIsRefusedByItsName() throws IOException {
    assertRefused(index -> ((ArrayNode) index.get("tensors")).remove(3));
    assertRefused(index -> index.put("arch", "|none~0|"));
  }

  private void assertRefused(Consumer<ObjectNode> change) throws IOException {
    Path json = folder.resolve("n.json");
    checkpoint.network().file().write(json);
    ObjectNode index = (ObjectNode) new ObjectMapper().readTree(Files.readString(json));
    change.accept(index);
    // Those of others have no hash.
    index.remove("index-sha256");
    Files.writeString(json, index.toString());
    String message =
        assertThrows(InvalidInputException.class, () -> StoredNetwork.read(json)).getMessage();
    assertTrue(message.startsWith(json.toString()) || message.contains("n.bin"), message);
  }

  @Test
  void anExportedNetworkToo() throws IOException {
    Path json = folder.resolve("n.json");
    checkpoint.network().file().write(json);
    byte[] index = Files.readAllBytes(json);
    byte[] data = Files.readAllBytes(TensorFile.bin(json));
    Path again = folder.resolve("again.json");
    for (Path flipped : List.of(json, TensorFile.bin(json))) {
      assertFlips(
          flipped,
          () -> {
            StoredNetwork.read(json).file().write(again);
            assertArrayEquals(index, Files.readAllBytes(again));
            assertArrayEquals(data, Files.readAllBytes(TensorFile.bin(again)));
          });
    }
  }

  private byte[] bytes(Checkpoint written) throws IOException {
    Path whole = folder.resolve("whole.net");
    written.write(whole);
    return Files.readAllBytes(whole);
  }

  private interface Reading {
    void run() throws IOException;
  }

  /** All bits of the beginning in turn, one a byte, and some of the rest. */
  private void assertFlips(Path flipped, Reading reading) throws IOException {
    byte[] whole = Files.readAllBytes(flipped);
    KeyedStream stream = KeyedStream.of(0, "flips");
    int[] places =
        IntStream.concat(
                IntStream.range(0, Math.min(HEAD, whole.length)),
                IntStream.generate(() -> stream.nextInt(whole.length)).limit(DRAWS))
            .toArray();
    int refused = 0;
    for (int at : places) {
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (1 << stream.nextInt(8));
      Files.write(flipped, bytes);
      try {
        reading.run();
      } catch (InvalidInputException e) {
        assertTrue(e.getMessage().contains(flipped.toString()), e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        refused++;
      }
    }
    Files.write(flipped, whole);
    assertTrue(refused > .9 * places.length, refused + " of " + places.length);
  }
}
