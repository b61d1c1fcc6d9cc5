package croze.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import croze.engine.Sgd;
import croze.image.ImageSelection;
import croze.image.ImageSet;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.ParameterSpec.Role;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.Macro;
import croze.train.OneBatch;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import picocli.CommandLine.Option;

/** One batch, trained on until the network has it by heart. */
final class OneBatchOptions {
  @Option(
      names = "--one-batch",
      required = true,
      paramLabel = "WHICH",
      description = "Train on these images only: synthetic:SEED:COUNT or cifar10:train:FIRST-LAST.")
  private String images;

  @Option(names = "--cells", paramLabel = "N", description = "Cells a stage, 1 by default.")
  private int cells = 1;

  @Option(
      names = "--weights",
      paramLabel = "golden",
      description = "golden (default): each tensor from the stream of its name alone.")
  private String weights = "golden";

  @Option(names = "--steps", paramLabel = "N", description = "Steps, 30 by default.")
  private int steps = 30;

  @Option(names = "--lr", paramLabel = "X", description = "Learning rate, 0.02 by default.")
  private double rate = .02;

  @Option(names = "--momentum", paramLabel = "X", description = "Momentum, 0 by default.")
  private double momentum;

  @Option(names = "--nesterov", description = "Nesterov's form of the momentum.")
  private boolean nesterov;

  @Option(names = "--weight-decay", paramLabel = "X", description = "Weight decay, 0 by default.")
  private double decay;

  @Option(
      names = "--decay",
      paramLabel = "all|weights",
      description = "What decays: every tensor (default), or conv and linear weights only.")
  private String decayed = "all";

  @Option(names = "--precision", paramLabel = "NAME", description = "double (default) or float.")
  private Precision precision = Precision.DOUBLE;

  String run(Architecture architecture, String engine, boolean json) throws Exception {
    if (cells < 1 || cells > 20) {
      throw new InvalidInputException("--cells %d: expected 1 to 20".formatted(cells));
    }
    if (steps < 1 || steps > 1_000_000) {
      throw new InvalidInputException("--steps %d: expected 1 to 1000000".formatted(steps));
    }
    if (!weights.equals("golden")) {
      throw new InvalidInputException("--weights %s: expected golden".formatted(weights));
    }
    Sgd sgd = sgd();
    ImageSet set = ImageSelection.parse(images).load(DataFolder.standard());
    Macro macro = Macro.benchmark(cells, set.dataset().classes(), set.dataset().size());
    Program program = architecture.program(Form.PAPER, macro);
    try (Engine running = Engines.open(engine, precision)) {
      OneBatch found =
          OneBatch.train(
              running,
              program,
              Initialiser.UNIFORM.parameters(program, name -> KeyedStream.golden(name, 0)),
              set,
              steps,
              sgd);
      return json ? json(architecture, found) : text(found, set.count());
    }
  }

  private Sgd sgd() {
    if (!decayed.equals("all") && !decayed.equals("weights")) {
      throw new InvalidInputException("--decay %s: expected all or weights".formatted(decayed));
    }
    Set<Role> roles = decayed.equals("all") ? Set.of(Role.values()) : Set.of(Role.WEIGHT);
    try {
      return new Sgd(rate, momentum, nesterov, decay, roles, OptionalDouble.empty());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }

  private String json(Architecture architecture, OneBatch found) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    object.put("arch", architecture.id());
    object.put("images", images);
    object.put("steps", steps);
    object.put("lr", rate);
    object.set("losses", mapper.valueToTree(found.losses()));
    ObjectNode evaluated = object.putObject("evaluation");
    evaluated.put("loss", found.loss());
    evaluated.put("correct", found.correct());
    ObjectNode norms = object.putObject("norms");
    found
        .statistics()
        .norms()
        .forEach(
            (name, moments) -> {
              ObjectNode norm = norms.putObject(name);
              norm.set("running_mean", mapper.valueToTree(moments.mean().data()));
              norm.set("running_var", mapper.valueToTree(moments.variance().data()));
            });
    return mapper.writeValueAsString(object);
  }

  private static String text(OneBatch found, int count) {
    StringBuilder text = new StringBuilder("step  loss");
    for (int i = 0; i < found.losses().length; i++) {
      text.append(String.format(Locale.ROOT, "%n%4d  %.6f", i, found.losses()[i]));
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "%nevaluation mode: loss %.6f, %d of %d right",
                found.loss(),
                found.correct(),
                count))
        .toString();
  }
}
