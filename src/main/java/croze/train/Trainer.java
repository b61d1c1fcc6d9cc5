package croze.train;

import croze.engine.Engine;
import croze.engine.Objective;
import croze.engine.Session;
import croze.engine.Session.Norms;
import croze.engine.Sgd;
import croze.engine.TrainingState;
import croze.image.Batch;
import croze.image.Dataset;
import croze.image.ImageSet;
import croze.image.Normalisation;
import croze.net.Program;
import croze.perturb.attack.AdversarialAttack;
import croze.perturb.attack.SessionOracle;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains networks as a {@link Protocol} says and measures them: architecture in, accuracies out.
 * Belongs to the thread of its engine.
 */
public final class Trainer {
  /** Column of the mean training loss of the last epoch. */
  public static final String LOSS = "training-loss";

  /** Column of the sum of the mean training losses of all epochs. */
  public static final String LOSS_SUM = "training-loss-sum";

  private static final int WARM_UP = 5;
  private static final int TIMED = 3;

  private final TrainingSetting setting;
  private final TrainingImages images;
  private final Engine engine;

  public Trainer(TrainingSetting setting, TrainingImages images, Engine engine) {
    this.setting = setting;
    this.images = images;
    this.engine = engine;
  }

  /** Hears of every epoch, on the thread of the trainer. */
  @FunctionalInterface
  public interface Listener {
    Listener NONE = (epoch, loss, accuracy, left) -> {};

    /**
     * @param epoch how many are over
     * @param loss mean over the training images, before each step
     * @param accuracy of the training images, before each step
     * @param secondsLeft of the training, as the epochs so far went
     */
    void epoch(int epoch, double loss, double accuracy, double secondsLeft);
  }

  /**
   * Trains and measures.
   *
   * @param file where the checkpoint of each epoch is written, and found by a training that goes
   *     on; none is written if it is empty
   * @return the accuracies by name; {@code name:a} and {@code name:b} are those of the even and the
   *     odd test images; {@link #LOSS} and {@link #LOSS_SUM}
   * @throws croze.InvalidInputException if the file is no checkpoint of this training
   */
  public Map<String, Double> train(
      Architecture architecture, Optional<Path> file, Listener listener) {
    Program program = setting.program(architecture);
    Checkpoint.Made made = Checkpoint.Made.of(setting, architecture, images);
    Checkpoint start =
        file.filter(Files::exists)
            .map(f -> Checkpoint.read(f, made))
            .orElseGet(
                () ->
                    new Checkpoint(
                        made,
                        List.of(),
                        TrainingState.initial(program, setting.initial(architecture, program))));
    List<Checkpoint.Epoch> epochs = new ArrayList<>(start.epochs());
    try (Session session = engine.open(program, start.state())) {
      long began = System.nanoTime();
      while (epochs.size() < setting.protocol().epochs()) {
        epochs.add(epoch(session, architecture, epochs.size(), Integer.MAX_VALUE));
        file.ifPresent(f -> new Checkpoint(made, epochs, session.state()).write(f));
        int done = epochs.size() - start.epochs().size();
        double each = (System.nanoTime() - began) / 1e9 / done;
        Checkpoint.Epoch last = epochs.get(epochs.size() - 1);
        listener.epoch(
            epochs.size(),
            last.loss(),
            last.accuracy(),
            each * (setting.protocol().epochs() - epochs.size()));
      }
      return measured(session, architecture, epochs);
    }
  }

  /** Seconds that a training takes here, without its evaluation, by a few steps of it. */
  double seconds(Architecture architecture) {
    Protocol protocol = setting.protocol();
    Program program = setting.program(architecture);
    try (Session session = engine.open(program, setting.initial(architecture, program))) {
      epoch(session, architecture, 0, WARM_UP);
      long began = System.nanoTime();
      epoch(session, architecture, 0, TIMED);
      double each = (System.nanoTime() - began) / 1e9 / TIMED;
      return each * protocol.epochs() * images.train().count() / protocol.batch();
    }
  }

  /**
   * @param most steps at most
   */
  private Checkpoint.Epoch epoch(Session session, Architecture architecture, int epoch, int most) {
    Protocol protocol = setting.protocol();
    Objective objective = protocol.optimiser().objective();
    Sgd sgd = protocol.optimiser().sgd();
    int count = images.train().count();
    int[] order = stream(architecture, "order", epoch).sample(count, count);
    KeyedStream augmentation = stream(architecture, "augment", epoch);
    KeyedStream starts = stream(architecture, "attack", epoch);
    long perEpoch = (count + protocol.batch() - 1) / protocol.batch();
    double loss = 0;
    int correct = 0;
    for (int from = 0, b = 0; from < count && b < most; from += protocol.batch(), b++) {
      int[] numbers =
          java.util.Arrays.copyOfRange(order, from, Math.min(from + protocol.batch(), count));
      int[] labels = AdversarialAttack.select(images.train().labels(), numbers);
      double[][] x = new double[numbers.length][];
      for (int i = 0; i < x.length; i++) {
        x[i] = image(numbers[i], augmentation);
      }
      if (protocol.adversary() != null) {
        x = attacked(session, x, labels, starts);
      }
      double share =
          protocol
              .optimiser()
              .schedule()
              .share(epoch, epoch * perEpoch + b, perEpoch * protocol.epochs());
      Session.Step step =
          session.step(
              new Batch(normalised(x), labels),
              objective,
              sgd.withRate(protocol.optimiser().rate() * share));
      loss += step.loss() * x.length;
      correct += step.correct();
    }
    return new Checkpoint.Epoch(loss / count, (double) correct / count);
  }

  private KeyedStream stream(Architecture architecture, String purpose, int epoch) {
    return setting.stream(architecture, purpose, Integer.toString(epoch));
  }

  /** A training image as attacks see it, cropped and flipped if the protocol says so. */
  private double[] image(int number, KeyedStream augmentation) {
    ImageSet set = images.train();
    int top = 0;
    int left = 0;
    boolean mirrored = false;
    if (setting.protocol().augment()) {
      int padding = set.dataset().padding();
      top = augmentation.nextInt(2 * padding + 1) - padding;
      left = augmentation.nextInt(2 * padding + 1) - padding;
      mirrored = augmentation.nextInt(2) == 1;
    }
    byte[] bytes = set.crop(number, top, left, mirrored);
    double[] x = new double[bytes.length];
    for (int p = 0; p < x.length; p++) {
      x[p] = (bytes[p] & 0xff) / 255.0;
    }
    return x;
  }

  private double[][] attacked(Session session, double[][] x, int[] labels, KeyedStream starts) {
    Protocol.Adversary adversary = setting.protocol().adversary();
    if (adversary.cleanPass()) {
      session.evaluate(normalised(x), Norms.BATCH_TRACKED);
    }
    SessionOracle oracle = new SessionOracle(session, normalisation(), adversary.norms());
    return adversary.parsed().apply(oracle, x, labels, starts);
  }

  private Normalisation normalisation() {
    return setting.dataset().normalisation();
  }

  private Tensor normalised(double[][] x) {
    int size = setting.dataset().size();
    double[] all = new double[x.length * x[0].length];
    for (int i = 0; i < x.length; i++) {
      System.arraycopy(x[i], 0, all, i * x[i].length, x[i].length);
    }
    return normalisation().normalise(Tensor.of(all, x.length, Dataset.CHANNELS, size, size));
  }

  private Map<String, Double> measured(
      Session session, Architecture architecture, List<Checkpoint.Epoch> epochs) {
    SessionOracle oracle = new SessionOracle(session, normalisation());
    Map<String, Double> values = new LinkedHashMap<>();
    for (Evaluation e : setting.protocol().evaluation()) {
      double[] correct =
          e.correct(
              oracle,
              images,
              batch -> setting.stream(architecture, "evaluate", e.name(), "" + batch));
      values.put(e.name(), mean(correct, 0, 1));
      values.put(e.name() + ":a", mean(correct, 0, 2));
      values.put(e.name() + ":b", mean(correct, 1, 2));
    }
    values.put(LOSS, epochs.get(epochs.size() - 1).loss());
    values.put(LOSS_SUM, epochs.stream().mapToDouble(Checkpoint.Epoch::loss).sum());
    return values;
  }

  private static double mean(double[] values, int from, int stride) {
    double sum = 0;
    int count = 0;
    for (int i = from; i < values.length; i += stride) {
      sum += values[i];
      count++;
    }
    return sum / count;
  }
}
