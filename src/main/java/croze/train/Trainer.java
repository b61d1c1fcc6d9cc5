package croze.train;

import croze.InvalidInputException;
import croze.engine.Engine;
import croze.engine.Session;
import croze.engine.TrainingState;
import croze.net.Program;
import croze.perturb.attack.SessionOracle;
import croze.perturb.attack.Surrogates;
import croze.space.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Trains networks as a {@link Protocol} says and measures them: architecture in, accuracies out.
 * Belongs to the thread of its engine.
 */
public final class Trainer {
  /** Column of the mean training loss of the last epoch. */
  public static final String LOSS = "training-loss";

  /** Column of the sum of the mean training losses of all epochs. */
  public static final String LOSS_SUM = "training-loss-sum";

  private final TrainingSetting setting;
  private final TrainingImages images;
  private final Engine engine;

  public Trainer(TrainingSetting setting, TrainingImages images, Engine engine) {
    this.setting = setting;
    this.images = images;
    this.engine = engine;
  }

  /** Hears how a training goes and may end it, on the thread of the trainer. */
  @FunctionalInterface
  public interface Listener {
    Listener NONE = (epoch, loss, accuracy, left) -> {};

    /**
     * Comes after every step.
     *
     * @param epochs that are done, with the part of the one in progress
     * @param loss mean over its images so far, before each step
     * @param accuracy of its images so far, before each step
     */
    default void step(double epochs, double loss, double accuracy) {}

    /**
     * Comes before each.
     *
     * @param name of what the trained network is measured by
     */
    default void evaluation(String name) {}

    /** Asked before every step and evaluation: whether to leave the training as it is. */
    default boolean stopped() {
      return false;
    }

    /**
     * @param epoch how many are over
     * @param loss mean over the training images, before each step
     * @param accuracy of the training images, before each step
     * @param secondsLeft of the training, as the epochs so far went
     */
    void epoch(int epoch, double loss, double accuracy, double secondsLeft);
  }

  /**
   * Trains, for as many epochs as the values need, and measures.
   *
   * @param columns names of the values that are asked for (see {@link TrainingSetting#columns})
   * @param file where the checkpoint of each epoch is written, and found by a training that goes
   *     on; none is written if it is empty
   * @return the values by name, in the order of the columns
   * @throws InvalidInputException if the file is no checkpoint of this training
   * @throws CancellationException if the listener says so; the checkpoint of the last whole epoch
   *     is there to go on from
   */
  public Map<String, Double> train(
      Architecture architecture, List<String> columns, Optional<Path> file, Listener listener) {
    Program program = setting.trained(architecture);
    Checkpoint.Made made = Checkpoint.Made.of(setting, architecture, images);
    Checkpoint start =
        file.filter(Files::exists)
            .map(f -> Checkpoint.read(f, made))
            .orElseGet(
                () ->
                    new Checkpoint(
                        made,
                        List.of(),
                        Map.of(),
                        TrainingState.initial(program, setting.initial(architecture, program))));
    List<Checkpoint.Epoch> epochs = new ArrayList<>(start.epochs());
    Map<String, Double> values = new LinkedHashMap<>(start.measured());
    EpochPass pass = new EpochPass(setting, images, architecture);
    int needed = setting.epochs(columns);
    try (Session session = setting.open(engine, architecture, start.state())) {
      long began = System.nanoTime();
      while (epochs.size() < needed) {
        epochs.add(pass.run(session, epochs.size(), listener));
        int over = epochs.size();
        for (AccuracyMeasure e : setting.protocol().evaluation()) {
          if (e.epoch() != null && e.epoch() == over) {
            measure(e, session, architecture, values, listener);
          }
        }
        file.ifPresent(f -> new Checkpoint(made, epochs, values, session.state()).write(f));
        int done = epochs.size() - start.epochs().size();
        double each = (System.nanoTime() - began) / 1e9 / done;
        Checkpoint.Epoch last = epochs.get(epochs.size() - 1);
        listener.epoch(
            epochs.size(), last.loss(), last.accuracy(), each * (needed - epochs.size()));
      }
      for (AccuracyMeasure e : setting.protocol().evaluation()) {
        if (e.epoch() == null && columns.stream().anyMatch(e.columns()::contains)) {
          measure(e, session, architecture, values, listener);
        }
      }
    }
    addLosses(epochs, values);
    Map<String, Double> asked = new LinkedHashMap<>();
    columns.forEach(column -> asked.put(column, value(values, column, file)));
    return asked;
  }

  /** The value of a column, which a checkpoint of before its protocol asked for it lacks. */
  private static Double value(Map<String, Double> values, String column, Optional<Path> file) {
    Double value = values.get(column);
    if (value == null) {
      throw new InvalidInputException(
          "%s is past the epoch of %s, which was not measured then: move the file away, and the training starts anew"
              .formatted(file.map(Path::toString).orElse("the training"), column));
    }
    return value;
  }

  static void goOnUnlessStopped(Listener listener) {
    if (listener.stopped()) {
      throw new CancellationException("the training was stopped");
    }
  }

  private void measure(
      AccuracyMeasure e,
      Session session,
      Architecture architecture,
      Map<String, Double> values,
      Listener listener) {
    goOnUnlessStopped(listener);
    listener.evaluation(e.column());
    Program program = setting.program(architecture);
    Surrogates surrogates =
        new Surrogates(
            engine,
            program,
            session.state().of(program),
            images.train(),
            setting.stream(architecture, "evaluate", e.column(), "surrogates"));
    double[] correct =
        e.correct(
            new SessionOracle(session, setting.dataset().normalisation(), surrogates),
            images,
            batch -> setting.stream(architecture, "evaluate", e.column(), "" + batch));
    double[] means = {mean(correct, 0, 1), mean(correct, 0, 2), mean(correct, 1, 2)};
    for (int i = 0; i < means.length; i++) {
      values.put(e.columns().get(i), means[i]);
    }
  }

  private static void addLosses(List<Checkpoint.Epoch> epochs, Map<String, Double> values) {
    values.put(LOSS, epochs.get(epochs.size() - 1).loss());
    values.put(LOSS_SUM, epochs.stream().mapToDouble(Checkpoint.Epoch::loss).sum());
    for (int i = 0; i < epochs.size(); i++) {
      values.put(TrainingSetting.lossOf(i + 1), epochs.get(i).loss());
      values.put(TrainingSetting.accuracyOf(i + 1), epochs.get(i).accuracy());
    }
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
