package croze.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import croze.InvalidInputException;
import croze.data.file.Digest;
import croze.engine.Objective;
import croze.engine.Precision;
import croze.engine.Session.Norms;
import croze.engine.Sgd;
import croze.net.ParameterSpec.Role;
import croze.net.Program;
import croze.perturb.attack.AdversarialAttack;
import croze.perturb.attack.AttackText;
import croze.space.Architecture;
import croze.space.Macro;
import croze.yaml.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * All that decides how a network is trained and evaluated, but for the architecture, the data set
 * and the seed: a file {@code experiments/protocols/<name>.yaml}. Immutable.
 *
 * @param epochs passes over the training images
 * @param batch images a step; the last step of an epoch has what is left
 * @param precision arithmetic of the engine
 * @param network cells a stage and channels of the first stage
 * @param images how many are drawn of the data set's own training and test files
 * @param optimiser stochastic gradient descent
 * @param augment whether training images are cropped from a black frame and flipped
 * @param helps what a network of the DARTS space is trained with besides; null for nothing
 * @param adversary what training images are attacked with; null for standard training
 * @param evaluation what the trained network is measured by
 */
public record Protocol(
    @JsonProperty(required = true) int epochs,
    @JsonProperty(required = true) int batch,
    @JsonProperty(required = true) Precision precision,
    @JsonProperty(required = true) Network network,
    @JsonProperty(required = true) Images images,
    @JsonProperty(required = true) Optimiser optimiser,
    @JsonProperty(required = true) boolean augment,
    Helps helps,
    Adversary adversary,
    @JsonProperty(required = true) List<AccuracyMeasure> evaluation) {
  private static final int MOST_IMAGES = 50_000;

  /** Cells a stage and channels of the first. */
  public record Network(
      @JsonProperty(required = true) int cells, @JsonProperty(required = true) int channels) {}

  /**
   * How many images are drawn.
   *
   * @param synthetic whether they are drawn from nothing, with labels that nothing tells: what can
   *     be trained where there are no images
   */
  public record Images(
      @JsonProperty(required = true) int train,
      @JsonProperty(required = true) int test,
      boolean synthetic) {}

  /**
   * See {@link Sgd}.
   *
   * @param decayed the roles of tensors that decay, all by default
   * @param clip bound of the norm of the whole gradient; null for none
   * @param smoothing of the labels
   */
  public record Optimiser(
      @JsonProperty(required = true) double rate,
      @JsonProperty(required = true) Schedule schedule,
      double momentum,
      boolean nesterov,
      double decay,
      Set<Role> decayed,
      Double clip,
      double smoothing) {

    public Optimiser {
      EnumSet<Role> roles = EnumSet.allOf(Role.class);
      roles.retainAll(decayed == null ? roles : decayed);
      decayed = Collections.unmodifiableSet(roles); // in one order, for the digest
      require(smoothing >= 0 && smoothing < 1, "optimiser.smoothing", "0 to below 1", smoothing);
      try {
        sgd(rate, momentum, nesterov, decay, decayed, clip);
      } catch (IllegalArgumentException e) {
        throw new InvalidInputException("optimiser: " + e.getMessage(), e);
      }
    }

    private static Sgd sgd(
        double rate,
        double momentum,
        boolean nesterov,
        double decay,
        Set<Role> decayed,
        Double clip) {
      OptionalDouble bound = clip == null ? OptionalDouble.empty() : OptionalDouble.of(clip);
      return new Sgd(rate, momentum, nesterov, decay, decayed, bound);
    }

    Sgd sgd() {
      return sgd(rate, momentum, nesterov, decay, decayed, clip);
    }

    Objective objective() {
      return smoothing == 0 ? Objective.CROSS_ENTROPY : Objective.smoothedCrossEntropy(smoothing);
    }
  }

  /**
   * What falls away once a network is trained (Liu, Simonyan and Yang, DARTS, ICLR 2019, section
   * 3.2).
   *
   * @param auxiliary weight of the auxiliary head's loss; 0 for no head
   * @param dropPath probability, at the end of the training, with which a path is dropped for an
   *     image; in epoch e of E, counted from 0, it is e/E of that
   */
  public record Helps(double auxiliary, @JsonProperty("drop-path") double dropPath) {
    static final Helps NONE = new Helps(0, 0);

    public Helps {
      require(auxiliary >= 0 && auxiliary <= 1, "helps.auxiliary", "0 to 1", auxiliary);
      require(dropPath >= 0 && dropPath < 1, "helps.drop-path", "0 to below 1", dropPath);
    }

    /** The network that is trained. */
    Program program(Architecture architecture, Macro macro) {
      return architecture.trainingProgram(macro, auxiliary > 0, dropPath > 0);
    }
  }

  /**
   * An attack on the network of the moment, before each step. PGD with one step of 10/255 from a
   * random start is fast adversarial training (Wong et al. 2020).
   *
   * @param attack see {@link AttackText}
   * @param norms what the norms normalise with while it attacks
   * @param cleanPass whether the clean images pass in training mode first, so that they enter the
   *     running statistics too
   */
  public record Adversary(
      @JsonProperty(required = true) String attack,
      @JsonProperty(required = true) Norms norms,
      @JsonProperty("clean-pass") boolean cleanPass) {

    public Adversary {
      AttackText.parse(attack);
    }

    AdversarialAttack parsed() {
      return AttackText.parse(attack);
    }
  }

  /**
   * @throws InvalidInputException naming the key, if a value is outside its range
   */
  public Protocol {
    require(epochs >= 1 && epochs <= 10_000, "epochs", "1 to 10000", epochs);
    require(batch >= 2 && batch <= 4096, "batch", "2 to 4096", batch);
    require(network.cells >= 1 && network.cells <= 20, "network.cells", "1 to 20", network.cells);
    require(
        network.channels >= 1 && network.channels <= 256,
        "network.channels",
        "1 to 256",
        network.channels);
    require(
        images.train >= batch && images.train <= MOST_IMAGES,
        "images.train",
        "a batch to " + MOST_IMAGES,
        images.train);
    require(
        images.test >= 2 && images.test <= MOST_IMAGES,
        "images.test",
        "2 to " + MOST_IMAGES,
        images.test);
    require(!evaluation.isEmpty(), "evaluation", "at least one", "none");
    evaluation = List.copyOf(evaluation);
    Set<String> names = new HashSet<>();
    for (AccuracyMeasure e : evaluation) {
      require(names.add(e.column()), "evaluation", "each name once", e.column() + " twice");
      require(
          e.epoch() == null || e.epoch() >= 1 && e.epoch() < epochs,
          "evaluation " + e.name() + ", epoch",
          "1 to below epochs, " + epochs,
          e.epoch());
      require(
          e.images() == null || e.images() >= 2 && e.images() <= images.test,
          "evaluation " + e.name() + ", images",
          "2 to images.test, " + images.test,
          e.images());
    }
  }

  static void require(boolean met, String key, String expected, Object found) {
    if (!met) {
      throw new InvalidInputException("%s: expected %s, found %s".formatted(key, expected, found));
    }
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if it has an unknown key, lacks one, or a value is out of its
   *     range: the message has the file, the line and the key
   */
  public static Protocol read(Path file) {
    return StrictYaml.read(file, Protocol.class);
  }

  /** A hash of all that decides the trained weights; how they are evaluated does not. */
  public String digest() {
    String text =
        List.of(epochs, batch, precision, network, images.train, optimiser, augment)
            + String.valueOf(adversary)
            + (helps == null ? "" : helps)
            + (images.synthetic ? "synthetic" : "");
    return Digest.of(text.getBytes(StandardCharsets.UTF_8), Digest.Algorithm.SHA256).hex();
  }
}
