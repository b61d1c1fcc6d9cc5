package croze.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import croze.Golden;
import croze.InvalidInputException;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Objective;
import croze.engine.PathFactors;
import croze.engine.Precision;
import croze.engine.Session;
import croze.engine.Session.Norms;
import croze.engine.Sgd;
import croze.engine.TrainingState;
import croze.image.Batch;
import croze.image.Dataset;
import croze.image.ImageSet;
import croze.image.SyntheticImages;
import croze.net.DropPath;
import croze.net.Form;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.darts.NamedGenotypes;
import croze.space.nb201.NasBench201;
import croze.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of the DARTS space with an auxiliary head and dropped paths. */
class DartsTrainingTest {
  private static final JsonNode GOLDEN = Golden.json("darts/training_C8_L5.json");
  private static final Macro MACRO = new Macro(5, 8, 10, 32);
  private static final Sgd SGD = Sgd.plain(.05).withNesterov(.9).withDecay(5e-4);
  private static final String YAML =
      """
      epochs: 2
      batch: 4
      precision: float
      network: {cells: 3, channels: 4}
      images: {train: 8, test: 4}
      optimiser: {rate: .1, schedule: {kind: one-cycle}, momentum: .9}
      augment: true
      helps: {auxiliary: .4, drop-path: .5}
      adversary: {attack: "pgd:eps=8/255,alpha=10/255,steps=1", norms: batch_tracked}
      evaluation:
        - {name: clean, by: clean}
        - {name: pgd@8, by: "pgd:eps=8/255,alpha=2/255,steps=2"}
      """;

  @TempDir Path folder;

  private static Iterable<JsonNode> goldens() {
    return GOLDEN.get("archs");
  }

  /** Against {@code src/bench/python/torch_darts_train.py}. */
  @ParameterizedTest
  @MethodSource("goldens")
  void fourStepsGiveWhatPyTorchGives(JsonNode golden) {
    Architecture architecture =
        NamedGenotypes.named(golden.get("name").asText()).orElseThrow().architecture();
    Program helped = architecture.trainingProgram(MACRO, true, true);
    Program plain = architecture.program(Form.PAPER, MACRO);
    TrainingState start = TrainingState.initial(helped, Golden.parameters(helped));
    Batch batch = batch(GOLDEN.get("images").asInt(), GOLDEN.get("seed").asInt());
    try (Engine engine = Engines.open("cpu", Precision.DOUBLE);
        Session session = new HelpedSession(engine, helped, plain, start)) {
      for (int i = 0; i < golden.get("loss").size(); i++) {
        AuxiliaryLoss loss =
            new AuxiliaryLoss(Objective.CROSS_ENTROPY, GOLDEN.get("auxiliary").asDouble());
        double both =
            session.step(batch, loss, SGD, Optional.of(factors(helped, batch.count(), i))).loss();
        double own = golden.get("loss").get(i).asDouble();
        double head = golden.get("head").get(i).asDouble();
        assertEquals(own, loss.step().loss(), 1e-9 * own, "loss of step " + i);
        assertEquals(own + .4 * head, both, 1e-9 * both, "with the head, step " + i);
      }
      Tensor logits = session.evaluate(batch.images(), Norms.RUNNING);
      double evaluated = Objective.CROSS_ENTROPY.of(logits, batch.labels()).value();
      assertEquals(golden.get("evaluation").asDouble(), evaluated, 1e-8, "evaluation mode");
      assertSums(golden.get("sums"), session.parameters());
    }
  }

  private static PathFactors factors(Program program, int count, int step) {
    double drop = GOLDEN.get("drop").asDouble();
    Map<String, double[]> factors = new LinkedHashMap<>();
    for (Op op : program.ops()) {
      if (op instanceof DropPath path) {
        KeyedStream stream = KeyedStream.golden("drop/%d/%s".formatted(step, path.name()), 0);
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
          drawn[i] = stream.nextDouble() < drop ? 0 : 1 / (1 - drop);
        }
        factors.put(path.name(), drawn);
      }
    }
    return new PathFactors(factors);
  }

  private static Batch batch(int count, int seed) {
    ImageSet images = SyntheticImages.draw(Dataset.CIFAR10, seed, count);
    return new Batch(
        Dataset.CIFAR10.normalisation().normalise(images.unitPixels()), images.labels());
  }

  private static void assertSums(JsonNode sums, Parameters parameters) {
    sums.properties()
        .forEach(
            e -> {
              String name = e.getKey();
              boolean norm = name.matches(".*\\.bn\\d?\\..*");
              String own =
                  !norm
                      ? name
                      : name.endsWith(".weight")
                          ? name.replaceAll("weight$", "scale")
                          : name.replaceAll("bias$", "shift");
              double found =
                  parameters.get(own).map(Math::abs).dot(parameters.get(own).map(x -> 1));
              assertEquals(e.getValue().asDouble(), found, 1e-8 * found, name);
            });
  }

  private TrainingSetting setting(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("p.yaml"), yaml);
    return new TrainingSetting(
        croze.space.SearchSpaces.named("darts"),
        Dataset.CIFAR10,
        "tiny",
        Protocol.read(file),
        0,
        "cpu");
  }

  private static final TrainingImages IMAGES =
      new TrainingImages(
          SyntheticImages.draw(Dataset.CIFAR10, 3, 8),
          SyntheticImages.draw(Dataset.CIFAR10, 4, 4),
          Map.of("images", "abc"));

  /** Stops at the third step, in the second epoch. */
  private static final class StopLate implements Trainer.Listener {
    private int left = 3;

    @Override
    public void epoch(int epoch, double loss, double accuracy, double secondsLeft) {}

    @Override
    public void step(double epochs, double loss, double accuracy) {
      left--;
    }

    @Override
    public boolean stopped() {
      return left == 0;
    }
  }

  @Test
  void whatWasStoppedGoesOnWithTheSameBitsAndIsEvaluatedWithoutItsHelps() throws IOException {
    TrainingSetting setting = setting(YAML);
    Architecture architecture = NamedGenotypes.named("CRoZe").orElseThrow().architecture();
    Path file = folder.resolve("a.net");
    try (Engine engine = Engines.open("cpu", Precision.FLOAT)) {
      Trainer trainer = new Trainer(setting, IMAGES, engine);
      Map<String, Double> whole =
          trainer.train(architecture, setting.columns(), Optional.empty(), Trainer.Listener.NONE);
      assertThrows(
          CancellationException.class,
          () -> trainer.train(architecture, setting.columns(), Optional.of(file), new StopLate()));
      assertEquals(
          whole,
          trainer.train(architecture, setting.columns(), Optional.of(file), Trainer.Listener.NONE));
    }
    StoredNetwork network = StoredNetwork.read(file);
    assertEquals(setting.program(architecture), network.program());
    assertTrue(
        network.state().parameters().tensors().keySet().stream()
            .noneMatch(name -> name.startsWith("aux.")));
    assertEquals("darts-tiny", setting.stem());
  }

  /** The share of dropped paths grows over the epochs, from none in the first. */
  @Test
  void noPathIsDroppedInTheFirstEpoch() throws IOException {
    Map<String, Double> with = losses(YAML);
    Map<String, Double> without = losses(YAML.replace("drop-path: .5", "drop-path: 0"));
    assertEquals(without.get("training-loss@1"), with.get("training-loss@1"), 1e-6);
    assertNotEquals(without.get("training-loss@2"), with.get("training-loss@2"), 1e-3);
  }

  private Map<String, Double> losses(String yaml) throws IOException {
    Architecture architecture = NamedGenotypes.named("CRoZe").orElseThrow().architecture();
    List<String> columns = List.of("training-loss@1", "training-loss@2");
    try (Engine engine = Engines.open("cpu", Precision.FLOAT)) {
      return new Trainer(setting(yaml), IMAGES, engine)
          .train(architecture, columns, Optional.empty(), Trainer.Listener.NONE);
    }
  }

  @Test
  void helpsAreForDartsAndForItsImages() throws IOException {
    Protocol.Helps helps = setting(YAML).helps();
    Architecture cell = new NasBench201().at(6111);
    Exception other = assertThrows(InvalidInputException.class, () -> helps.program(cell, MACRO));
    assertTrue(other.getMessage().contains("darts"), other.getMessage());
    Architecture darts = NamedGenotypes.named("DARTS_V2").orElseThrow().architecture();
    Exception small =
        assertThrows(
            InvalidInputException.class, () -> helps.program(darts, new Macro(14, 48, 120, 16)));
    assertTrue(small.getMessage().contains("found 16"), small.getMessage());
    assertThrows(
        InvalidInputException.class, () -> setting(YAML.replace("drop-path: .5", "drop-path: 1")));
    // The identity is never dropped, and what is trained without helps is the network itself.
    List<Op> droppable = darts.trainingProgram(MACRO, false, true).ops();
    assertTrue(
        droppable.stream().filter(DropPath.class::isInstance).map(Op::toString).distinct().count()
            > 0);
    assertEquals(darts.program(Form.PAPER, MACRO), darts.trainingProgram(MACRO, false, false));
  }
}
