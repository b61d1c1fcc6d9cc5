package croze.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import croze.image.Dataset;
import croze.image.SyntheticImages;
import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.space.nb201.NasBench201;
import croze.sweep.task.Selection;
import croze.train.file.NumpyArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final String YAML =
      """
      epochs: 3
      batch: 8
      precision: float
      network: {cells: 1, channels: 4}
      images: {train: 20, test: 8}
      optimiser:
        rate: .1
        schedule: {kind: one-cycle}
        momentum: .9
        nesterov: true
        decay: 5e-4
        decayed: [weight]
        clip: 5
        smoothing: .1
      augment: true
      evaluation:
        - {name: clean, by: clean}
        - {name: pgd@8, by: "pgd:eps=8/255,alpha=2/255,steps=2", images: 4}
        - {name: weather@3, by: "corruption:fog+brightness@3"}
      """;
  private static final String AFTER_ONE_EPOCH =
      "  - {name: pgd@8, by: \"pgd:eps=8/255,alpha=2/255,steps=2\", images: 4, epoch: 1}\n";
  private static final String ADVERSARY =
      "adversary: {attack: \"pgd:eps=8/255,alpha=10/255,steps=1\", norms: batch_tracked,"
          + " clean-pass: true}\n";
  private static final Architecture ARCHITECTURE = new NasBench201().parse("1462");

  @TempDir Path folder;
  private final TrainingImages images =
      new TrainingImages(
          SyntheticImages.draw(Dataset.CIFAR10, 3, 20),
          SyntheticImages.draw(Dataset.CIFAR10, 4, 8),
          Map.of("images", "abc"));
  private Path checkpoint;

  @BeforeEach
  void place() {
    checkpoint = folder.resolve("a.net");
  }

  private Protocol protocol(String yaml) {
    try {
      return Protocol.read(Files.writeString(folder.resolve("p.yaml"), yaml));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Double> train(
      String yaml, long seed, Optional<Path> file, Trainer.Listener listener) {
    TrainingSetting setting = setting(yaml, seed);
    return train(setting, setting.columns(), file, listener);
  }

  private TrainingSetting setting(String yaml, long seed) {
    return new TrainingSetting(
        new NasBench201(), Dataset.CIFAR10, "tiny", protocol(yaml), seed, "cpu");
  }

  private Map<String, Double> train(
      TrainingSetting setting,
      List<String> columns,
      Optional<Path> file,
      Trainer.Listener listener) {
    try (Engine engine = Engines.open("cpu", Precision.FLOAT)) {
      return new Trainer(setting, images, engine).train(ARCHITECTURE, columns, file, listener);
    }
  }

  /** Ends a training after some of the steps that it hears of. */
  private static final class StopAfter implements Trainer.Listener {
    private int left;

    StopAfter(int steps) {
      left = steps;
    }

    @Override
    public void epoch(int epoch, double loss, double accuracy, double secondsLeft) {}

    @Override
    public void step(double epochs, double loss, double accuracy) {
      left--;
    }

    @Override
    public boolean stopped() {
      return left <= 0;
    }
  }

  @Test
  void stoppedInTheMiddleOfAnEpochItGoesOnFromTheLastWholeOne() {
    TrainingSetting setting = setting(YAML, 0);
    Map<String, Double> whole = train(YAML, 0, Optional.empty(), Trainer.Listener.NONE);
    for (int steps : new int[] {2, 5, 5}) {
      assertThrows(
          CancellationException.class,
          () -> train(setting, setting.columns(), Optional.of(checkpoint), new StopAfter(steps)));
    }
    assertEquals(2, Checkpoint.read(checkpoint).epochs().size());
    assertEquals(whole, train(YAML, 0, Optional.of(checkpoint), Trainer.Listener.NONE));
  }

  @Test
  void itTrainsAsFarAsTheValuesNeedThatAreAskedFor() {
    TrainingSetting setting = setting(YAML, 0);
    Map<String, Double> whole = train(YAML, 0, Optional.empty(), Trainer.Listener.NONE);
    String first = TrainingSetting.lossOf(1);
    Map<String, Double> one =
        train(setting, List.of(first), Optional.of(checkpoint), Trainer.Listener.NONE);
    assertEquals(Map.of(first, whole.get(first)), one);
    assertEquals(1, Checkpoint.read(checkpoint).epochs().size());
    assertEquals(2, setting.epochs(List.of(first, "training-accuracy@2")));
    assertEquals(3, setting.epochs(List.of("clean:a", first)));
    assertEquals(whole.get(Trainer.LOSS), whole.get(TrainingSetting.lossOf(3)));
  }

  /** What ends a training between two epochs, as a kill does. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void whatIsMeasuredOnTheWayIsThatOfAShorterTrainingAndChangesNothing() {
    Map<String, Double> without = train(YAML, 0, Optional.of(checkpoint), Trainer.Listener.NONE);
    Path other = folder.resolve("b.net");
    Map<String, Double> with =
        train(YAML + AFTER_ONE_EPOCH, 0, Optional.of(other), Trainer.Listener.NONE);
    without.forEach((column, value) -> assertEquals(value, with.get(column), column));
    assertTrue(with.containsKey("pgd@8+epoch1:b"), with::toString);
    TrainingSetting setting = setting(YAML + AFTER_ONE_EPOCH, 0);
    assertEquals(1, setting.epochs(List.of("pgd@8+epoch1:a")));

    String message =
        assertThrows(
                InvalidInputException.class,
                () ->
                    train(
                        setting, setting.columns(), Optional.of(checkpoint), Trainer.Listener.NONE))
            .getMessage();
    assertTrue(message.contains("a.net is past the epoch of pgd@8+epoch1"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", AFTER_ONE_EPOCH, ADVERSARY})
  void killedAndResumedItGivesTheSameBits(String adversary) throws IOException {
    Path other = folder.resolve("b.net");
    Map<String, Double> whole =
        train(YAML + adversary, 0, Optional.of(checkpoint), Trainer.Listener.NONE);
    for (int kill = 1; kill <= 2; kill++) {
      int at = kill;
      assertThrows(
          Killed.class,
          () ->
              train(
                  YAML + adversary,
                  0,
                  Optional.of(other),
                  (epoch, loss, accuracy, left) -> {
                    if (epoch == at) {
                      throw new Killed();
                    }
                  }));
    }
    assertEquals(whole, train(YAML + adversary, 0, Optional.of(other), Trainer.Listener.NONE));
    assertArrayEquals(Files.readAllBytes(checkpoint), Files.readAllBytes(other));
    assertEquals(whole, train(YAML + adversary, 0, Optional.empty(), Trainer.Listener.NONE));
  }

  @Test
  void whatDecidesATrainingDecidesItsNumbers() {
    Map<String, Double> values = train(YAML, 0, Optional.empty(), Trainer.Listener.NONE);
    assertFalse(values.equals(train(YAML, 1, Optional.empty(), Trainer.Listener.NONE)));
    assertFalse(values.equals(train(YAML + ADVERSARY, 0, Optional.empty(), Trainer.Listener.NONE)));
    double halves = (values.get("clean:a") + values.get("clean:b")) / 2;
    assertEquals(values.get("clean"), halves, 1e-12);
    // Of three images half a has the first and the third.
    String three = "  - {name: three, by: clean, images: 3}\n";
    Map<String, Double> of = train(YAML + three, 0, Optional.empty(), Trainer.Listener.NONE);
    assertEquals(of.get("three"), (2 * of.get("three:a") + of.get("three:b")) / 3, 1e-12);
  }

  @Test
  void aCheckpointIsExportedAsTheTensorsThatItHolds() {
    train(YAML, 0, Optional.of(checkpoint), Trainer.Listener.NONE);
    StoredNetwork network = StoredNetwork.read(checkpoint);
    Path json = folder.resolve("n.json");
    network.file().write(json);
    StoredNetwork again = StoredNetwork.read(json);
    network
        .state()
        .parameters()
        .tensors()
        .forEach(
            (name, t) ->
                assertArrayEquals(t.data(), again.state().parameters().get(name).data(), name));
    assertArrayEquals(
        network.state().statistics().get("head.norm").variance().data(),
        again.state().statistics().get("head.norm").variance().data());
  }

  @Test
  void aTaskTakesUpTheCheckpointOfItsArchitecture() {
    TrainingSetting setting =
        new TrainingSetting(new NasBench201(), Dataset.CIFAR10, "tiny", protocol(YAML), 3, "cpu");
    TrainingTask task = new TrainingTask(setting, folder.resolve("networks"));
    assertEquals("1462.net", task.checkpoint(ARCHITECTURE).getFileName().toString());
    assertEquals("accuracies/cifar10/tiny-seed3.csv.gz", setting.export().toString());
    Map<String, Double> values = train(YAML, 3, Optional.empty(), Trainer.Listener.NONE);
    assertEquals(List.copyOf(values.keySet()), task.columns());
    assertThrows(InvalidInputException.class, () -> setting.requireColumn("pgd@9"));
  }

  @Test
  void theArchiveForNumpyHoldsEachTensorInItsFormat() throws IOException {
    Path file = folder.resolve("n.npz");
    NumpyArchive.write(
        "|a~0|", Map.of("fc.bias", croze.tensor.Tensor.of(new double[] {1.5, -2}, 2)), file);
    try (var zip = new java.util.zip.ZipFile(file.toFile())) {
      byte[] npy = zip.getInputStream(zip.getEntry("fc.bias.npy")).readAllBytes();
      String head = new String(npy, StandardCharsets.ISO_8859_1);
      assertTrue(head.startsWith("\u0093NUMPY\u0001\u0000"), head);
      assertTrue(head.contains("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }"), head);
      assertEquals(64 * 2 + 16, npy.length);
      var data = java.nio.ByteBuffer.wrap(npy, 128, 16).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      assertEquals(1.5, data.getDouble());
      assertEquals(-2, data.getDouble());
    }
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefusedInOneLine() throws IOException {
    train(YAML, 0, Optional.of(checkpoint), Trainer.Listener.NONE);
    assertRefused("seed 0, expected 1", YAML, 1);
    assertRefused("protocolDigest", YAML.replace("epochs: 3", "epochs: 4"), 0);
    String text = Files.readString(checkpoint, StandardCharsets.ISO_8859_1);
    Files.writeString(
        checkpoint, text.replace("\"version\":1", "\"version\":9"), StandardCharsets.ISO_8859_1);
    assertRefused("format version 9, expected 1", YAML, 0);
    Files.writeString(
        checkpoint, text.substring(0, text.length() / 2), StandardCharsets.ISO_8859_1);
    assertRefused("was changed or cut off", YAML, 0);
    String other = text.replace(ARCHITECTURE.id(), new NasBench201().at(5).id());
    Files.writeString(checkpoint, other, StandardCharsets.ISO_8859_1);
    assertRefused("its index has the SHA-256", YAML, 0);
    // As release 0.1 wrote it, without a hash of the index.
    Files.writeString(
        checkpoint,
        other.replaceFirst(",\"index-sha256\":\"\\w+\"", ""),
        StandardCharsets.ISO_8859_1);
    assertRefused("is a checkpoint of architecture", YAML, 0);
  }

  private void assertRefused(String expected, String yaml, long seed) {
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> train(yaml, seed, Optional.of(checkpoint), Trainer.Listener.NONE))
            .getMessage();
    assertTrue(message.contains(expected) && message.lines().count() == 1, message);
  }

  @ParameterizedTest
  @CsvSource({
    "'augment: true', 'augment: true\nsteps: 3', 'no such key'",
    "'epochs: 3', '', 'the key is missing'",
    "'eps=8/255,alpha=2', 'eps=300/255,alpha=2', 'expected 0.0 to 1.0'",
    "'batch: 8', 'batch: 1', 'batch: expected 2 to 4096, found 1'",
    "'fog+bright', 'frog+bright', 'no corruption ''frog'''",
    "'smoothing: .1', 'smoothing: 1', 'optimiser.smoothing'",
    "'images: 4', 'images: 9', '2 to images.test, 8, found 9'",
    "'momentum: .9', 'momentum: 0', 'momentum of Nesterov'",
    "'kind: one-cycle', 'kind: two-cycle', 'two-cycle'",
    "'train: 20', 'train: 2', 'images.train'"
  })
  void aWrongProtocolIsRefusedInOneLine(String from, String to, String expected) {
    String message =
        assertThrows(InvalidInputException.class, () -> protocol(YAML.replace(from, to)))
            .getMessage();
    assertTrue(message.contains(expected) && message.lines().count() == 1, message);
  }

  @Test
  void everyProtocolOfTheProjectIsRead() {
    assertTrue(Protocols.names().size() >= 6);
    Protocols.names().forEach(Protocols::read);
  }

  /** The embedded benchmark reports the first 300 of the keyed order; none chose its protocol. */
  @Test
  void thePilotHasTheFortyArchitecturesAfterThoseOfTheEmbeddedBenchmark() {
    SearchSpace space = new NasBench201();
    assertEquals(
        space.sample(340, 0).subList(300, 340),
        Selection.parse(space, "experiments/architectures/pilot.txt").architectures());
  }

  @Test
  void schedulesAreTheirFormulas() {
    Schedule step = new Schedule(Schedule.Kind.STEP, List.of(99, 149), .1);
    assertEquals(1, step.share(98, 0, 1));
    assertEquals(.1, step.share(99, 0, 1), 1e-15);
    assertEquals(.01, step.share(199, 0, 1), 1e-15);
    Schedule cycle = new Schedule(Schedule.Kind.ONE_CYCLE, null, null);
    assertEquals(.25, cycle.share(0, 0, 4), 1e-15);
    assertEquals(.75, cycle.share(0, 1, 4), 1e-15);
    assertEquals(.25, cycle.share(1, 3, 4), 1e-15);
    Schedule cosine = new Schedule(Schedule.Kind.COSINE, null, null);
    assertEquals((1 + Math.sqrt(.5)) / 2, cosine.share(0, 0, 2), 1e-15);
  }
}
