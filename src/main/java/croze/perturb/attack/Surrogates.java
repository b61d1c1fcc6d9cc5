package croze.perturb.attack;

import croze.engine.Engine;
import croze.engine.Objective;
import croze.engine.Session;
import croze.engine.Sgd;
import croze.engine.TrainingState;
import croze.image.Batch;
import croze.image.ImageSet;
import croze.image.Normalisation;
import croze.net.ParameterSpec.Role;
import croze.net.Program;
import croze.random.KeyedStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Copies of a trained network that SGD with a high rate has driven on, collected along its way
 * (LGV, Gubri et al. 2022): what {@link GeometricVicinity} attacks in place of the network. They
 * are trained when they are first asked for. Belongs to the thread of the engine.
 */
public final class Surrogates {
  private final Engine engine;
  private final Program program;
  private final TrainingState start;
  private final ImageSet images;
  private final KeyedStream stream;
  private final Map<Way, List<GradientOracle>> collected = new HashMap<>();

  /**
   * How they are trained, as torchattacks does: for every copy the images are drawn anew, and it
   * sees its share of an epoch's batches; cross-entropy, momentum .9, decay of all tensors.
   *
   * @param rate of SGD
   * @param decay of weights
   * @param epochs of training
   * @param models that are collected in an epoch
   * @param batch images a step
   */
  record Way(double rate, double decay, int epochs, int models, int batch) {
    private static final double MOMENTUM = .9;

    private Sgd sgd() {
      return new Sgd(rate, MOMENTUM, false, decay, Set.of(Role.values()), OptionalDouble.empty());
    }
  }

  /**
   * @param start the network
   * @param images that the copies are trained on
   * @param stream of their order
   */
  public Surrogates(
      Engine engine, Program program, TrainingState start, ImageSet images, KeyedStream stream) {
    this.engine = engine;
    this.program = program;
    this.start = start;
    this.images = images;
    this.stream = stream;
  }

  /** The copies in the order in which they were collected, in evaluation mode. */
  List<GradientOracle> of(Way way) {
    return collected.computeIfAbsent(way, this::collect);
  }

  private List<GradientOracle> collect(Way way) {
    TrainingState fresh = TrainingState.initial(program, start.parameters());
    TrainingState from =
        new TrainingState(fresh.parameters(), fresh.velocity(), start.statistics());
    List<GradientOracle> copies = new ArrayList<>();
    int count = images.count();
    int batches = Math.max(1, (count + way.batch - 1) / way.batch / way.models);
    try (Session session = engine.open(program, from)) {
      for (int model = 0; model < way.epochs * way.models; model++) {
        int[] order = stream.sample(count, count);
        for (int b = 0; b < batches; b++) {
          int to = Math.min((b + 1) * way.batch, count);
          ImageSet batch = images.select(Arrays.copyOfRange(order, b * way.batch, to));
          session.step(normalised(batch), Objective.CROSS_ENTROPY, way.sgd());
        }
        copies.add(new Copy(session.state()));
      }
    }
    return copies;
  }

  private Batch normalised(ImageSet batch) {
    Normalisation normalisation = images.dataset().normalisation();
    return new Batch(normalisation.normalise(batch.unitPixels()), batch.labels());
  }

  /** Its session lives as long as a call: the buffers of all would not fit. */
  private final class Copy implements GradientOracle {
    private final TrainingState state;

    private Copy(TrainingState state) {
      this.state = state;
    }

    @Override
    public double[][] logits(double[][] x) {
      try (Session session = engine.open(program, state)) {
        return new SessionOracle(session, images.dataset().normalisation()).logits(x);
      }
    }

    @Override
    public Gradients gradients(double[][] x, int[] labels, ImageLoss loss) {
      try (Session session = engine.open(program, state)) {
        return new SessionOracle(session, images.dataset().normalisation())
            .gradients(x, labels, loss);
      }
    }
  }
}
