package croze.train;

import croze.data.DataFolder;
import croze.data.file.Digest;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.sweep.task.Task;
import croze.sweep.task.Watch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;

/**
 * The task of training: an architecture to its accuracies. Each network has a checkpoint, so that
 * what is stopped goes on after its last epoch, and what is trained can be attacked.
 *
 * @param setting what decides the accuracies
 * @param networks folder of the checkpoints
 */
public record TrainingTask(TrainingSetting setting, Path networks) implements Task {
  private static final int TIMED = 2;
  private static final int TIMED_STEPS = 8;
  private static final double TIMED_SECONDS = 10;

  @Override
  public List<String> columns() {
    return setting.columns();
  }

  @Override
  public Map<String, String> record() {
    Map<String, String> record = new LinkedHashMap<>();
    record.put("networks", networks.getFileName().toString());
    Engines.runsOn(setting.engine()).ifPresent(device -> record.put("device", device));
    return record;
  }

  /** The checkpoint of an architecture. */
  public Path checkpoint(Architecture architecture) {
    return networks.resolve(name(architecture) + ".net");
  }

  /** Its index, or without one the hash of its id. */
  private String name(Architecture architecture) {
    SearchSpace space = setting.space();
    OptionalInt index = space.index(architecture);
    return index.isPresent()
        ? Integer.toString(index.getAsInt())
        : Digest.of(architecture.id().getBytes(StandardCharsets.UTF_8), Digest.Algorithm.SHA256)
            .hex()
            .substring(0, 16);
  }

  @Override
  public Source source(DataFolder folder) {
    return new Shared(TrainingImages.load(folder, setting.dataset(), setting.protocol().images()));
  }

  private int epochsLeft(Work work) {
    Path file = checkpoint(work.architecture());
    int done = Files.exists(file) ? Checkpoint.read(file).epochs().size() : 0;
    return Math.max(0, setting.epochs(work.columns()) - done);
  }

  private final class Shared implements Source {
    private final TrainingImages images;

    private Shared(TrainingImages images) {
      this.images = images;
    }

    @Override
    public Map<String, String> inputs() {
      return images.inputs();
    }

    /** By a few steps of the first two of the plan. */
    @Override
    public Optional<DoubleSupplier> coreSeconds(List<Work> plan) {
      int epochs = plan.stream().mapToInt(TrainingTask.this::epochsLeft).sum();
      return epochs <= TIMED * setting.protocol().epochs()
          ? Optional.empty()
          : Optional.of(() -> epochs * epochSeconds(plan));
    }

    private double epochSeconds(List<Work> plan) {
      try (Trained worker = new Trained(images, Watch.NONE)) {
        double step = 0;
        for (Work work : plan.subList(0, TIMED)) {
          step += worker.stepSeconds(work.architecture()) / TIMED;
        }
        return step * images.train().count() / setting.protocol().batch();
      }
    }

    @Override
    public Worker open(Watch watch) {
      return new Trained(images, watch);
    }
  }

  private final class Trained implements Worker {
    private final Engine engine = Engines.open(setting.engine(), setting.protocol().precision());
    private final Trainer trainer;
    private final Watch watch;

    private Trained(TrainingImages images, Watch watch) {
      trainer = new Trainer(setting, images, engine);
      this.watch = watch;
    }

    /** Of the fastest of a few: the compiler is at work in the first ones. */
    private double stepSeconds(Architecture architecture) {
      FirstSteps steps = new FirstSteps(engine);
      try {
        trainer.train(architecture, List.of(TrainingSetting.lossOf(1)), Optional.empty(), steps);
      } catch (CancellationException e) {
        // the first steps are timed
      }
      return steps.fastest;
    }

    @Override
    public long nanos() {
      return engine.nanos();
    }

    @Override
    public Map<String, Double> values(Work work) {
      return trainer.train(
          work.architecture(),
          work.columns(),
          Optional.of(checkpoint(work.architecture())),
          new Told(work.architecture(), watch));
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  /** Times the first steps of an epoch. */
  private static final class FirstSteps implements Trainer.Listener {
    private final Engine engine;
    private final long began = System.nanoTime();
    private long before;
    private int steps;
    private double fastest = Double.POSITIVE_INFINITY;

    private FirstSteps(Engine engine) {
      this.engine = engine;
      before = engine.nanos();
    }

    @Override
    public void epoch(int epoch, double loss, double accuracy, double left) {}

    @Override
    public void step(double epochs, double loss, double accuracy) {
      long now = engine.nanos();
      fastest = Math.min(fastest, (now - before) / 1e9);
      before = now;
      steps++;
    }

    @Override
    public boolean stopped() {
      return steps >= TIMED_STEPS || steps > 1 && (System.nanoTime() - began) / 1e9 > TIMED_SECONDS;
    }
  }

  /** A sweep's watch as the trainer of one architecture sees it. */
  private final class Told implements Trainer.Listener {
    private final Architecture architecture;
    private final Watch watch;

    private Told(Architecture architecture, Watch watch) {
      this.architecture = architecture;
      this.watch = watch;
    }

    @Override
    public void epoch(int epoch, double loss, double accuracy, double left) {}

    @Override
    public void step(double epochs, double loss, double accuracy) {
      int all = setting.protocol().epochs();
      watch.reached(
          architecture,
          epochs / all,
          String.format(
              Locale.ROOT,
              "%s at epoch %.1f of %d, loss %.3f, accuracy %.3f",
              name(architecture),
              epochs,
              all,
              loss,
              accuracy));
    }

    @Override
    public void evaluation(String name) {
      watch.reached(architecture, 1, name(architecture) + " trained, measured by " + name);
    }

    @Override
    public boolean stopped() {
      return watch.stopped();
    }
  }
}
