package croze.train;

import croze.data.DataFolder;
import croze.data.Digest;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.sweep.Task;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

  @Override
  public List<String> columns() {
    return setting.columns();
  }

  @Override
  public Map<String, String> record() {
    return Map.of("networks", networks.getFileName().toString());
  }

  /** The checkpoint of an architecture: its index, or without one the hash of its id. */
  public Path checkpoint(Architecture architecture) {
    SearchSpace space = setting.space();
    OptionalInt index = space.index(architecture);
    String name =
        index.isPresent()
            ? Integer.toString(index.getAsInt())
            : Digest.of(architecture.id().getBytes(StandardCharsets.UTF_8), Digest.Algorithm.SHA256)
                .hex()
                .substring(0, 16);
    return networks.resolve(name + ".net");
  }

  @Override
  public Source source(DataFolder folder) {
    return new Shared(TrainingImages.load(folder, setting.dataset(), setting.protocol().images()));
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

    /** By the first two of the plan, twice: the first time the compiler is at work. */
    @Override
    public Optional<DoubleSupplier> coreSeconds(List<Work> plan) {
      return plan.size() <= TIMED ? Optional.empty() : Optional.of(() -> coreSecondsOf(plan));
    }

    private double coreSecondsOf(List<Work> plan) {
      try (Trained worker = new Trained(images)) {
        double sum = 0;
        for (Work work : plan.subList(0, TIMED)) {
          worker.trainer.seconds(work.architecture());
          sum += worker.trainer.seconds(work.architecture());
        }
        return sum / TIMED * plan.size();
      }
    }

    @Override
    public Worker open() {
      return new Trained(images);
    }
  }

  private final class Trained implements Worker {
    private final Engine engine = Engines.open(setting.engine(), setting.protocol().precision());
    private final Trainer trainer;

    private Trained(TrainingImages images) {
      trainer = new Trainer(setting, images, engine);
    }

    @Override
    public Map<String, Double> values(Work work) {
      Path file = checkpoint(work.architecture());
      Map<String, Double> all =
          trainer.train(work.architecture(), Optional.of(file), Trainer.Listener.NONE);
      Map<String, Double> asked = new LinkedHashMap<>();
      work.columns().forEach(column -> asked.put(column, all.get(column)));
      return asked;
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
