package croze.train;

import croze.InvalidInputException;
import croze.engine.Engine;
import croze.engine.Session;
import croze.engine.TrainingState;
import croze.net.Program;
import croze.space.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * The networks of a training that are trained to the end, each at any of its states: before the
 * first step, after some steps, fully trained. Thread safe.
 *
 * @param task the training
 * @param images that it trains and evaluates on
 */
public record TrainedNetworks(TrainingTask task, TrainingImages images) {

  /**
   * The architectures whose training is over, by their checkpoints, in order of the file names.
   *
   * @throws InvalidInputException if there are none; a file is no checkpoint of this training
   */
  public List<Architecture> finished() {
    TrainingSetting setting = task.setting();
    List<Path> files = List.of();
    if (Files.isDirectory(task.networks())) {
      try (Stream<Path> all = Files.list(task.networks())) {
        files = all.filter(f -> f.toString().endsWith(".net")).sorted().toList();
      } catch (IOException e) {
        throw new InvalidInputException(task.networks() + " cannot be read: " + e.getMessage(), e);
      }
    }
    List<Architecture> finished =
        files.stream()
            .map(Checkpoint::read)
            .filter(c -> c.epochs().size() == setting.protocol().epochs())
            .map(c -> setting.space().parse(c.network().architecture()))
            .toList();
    if (finished.isEmpty()) {
      throw new InvalidInputException(
          "%s has no network that protocol %s has trained to the end: croze train --protocol %s --archs N trains some"
              .formatted(task.networks(), setting.name(), setting.name()));
    }
    return finished;
  }

  /** Before the first step. */
  public StoredNetwork initial(Architecture architecture) {
    return stored(architecture, initialState(architecture));
  }

  private TrainingState initialState(Architecture architecture) {
    Program trained = task.setting().trained(architecture);
    return TrainingState.initial(trained, task.setting().initial(architecture, trained));
  }

  /**
   * After some steps of the training, which are made again.
   *
   * @param steps at least 1, fewer than an epoch has
   */
  public StoredNetwork after(Architecture architecture, int steps, Engine engine) {
    try (Session session = task.setting().open(engine, architecture, initialState(architecture))) {
      try {
        new EpochPass(task.setting(), images, architecture).run(session, 0, new StopAfter(steps));
        throw new IllegalStateException("an epoch has no more than " + steps + " steps");
      } catch (CancellationException e) {
        return stored(architecture, session.state());
      }
    }
  }

  /**
   * Fully trained.
   *
   * @throws InvalidInputException if its checkpoint is missing or of another training
   */
  public StoredNetwork trained(Architecture architecture) {
    return Checkpoint.read(
            task.checkpoint(architecture), Checkpoint.Made.of(task.setting(), architecture, images))
        .network();
  }

  private StoredNetwork stored(Architecture architecture, TrainingState state) {
    Program program = task.setting().program(architecture);
    return new StoredNetwork(architecture.id(), task.setting().macro(), program, state.of(program));
  }

  private static final class StopAfter implements Trainer.Listener {
    private int left;

    private StopAfter(int steps) {
      left = steps;
    }

    @Override
    public void step(double epochs, double loss, double accuracy) {
      left--;
    }

    @Override
    public boolean stopped() {
      return left == 0;
    }

    @Override
    public void epoch(int epoch, double loss, double accuracy, double secondsLeft) {
      throw new IllegalStateException("stopped before");
    }
  }
}
