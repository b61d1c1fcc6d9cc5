package croze.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.GeneratedTables;
import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.space.Architecture;
import croze.space.nb201.NasBench201;
import croze.sweep.task.Task.Work;
import croze.sweep.task.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a training, by its checkpoints. */
class TrainingTaskTest {
  private static final String YAML =
      """
      epochs: 2
      batch: 8
      precision: float
      network: {cells: 1, channels: 2}
      images: {train: 16, test: 8}
      optimiser: {rate: .1, schedule: {kind: cosine}}
      augment: false
      evaluation: [{name: clean, by: clean}]
      """;

  @TempDir Path folder;

  @Test
  void whatIsTrainedIsNeitherEstimatedNorLost() throws IOException {
    DataFolder data = GeneratedTables.in(folder.resolve("data"));
    Path images = folder.resolve("data/images/cifar10");
    Files.copy(images.resolve("data_batch_1.bin"), images.resolve("test_batch.bin"));
    Protocol protocol = Protocol.read(Files.writeString(folder.resolve("tiny.yaml"), YAML));
    TrainingSetting setting =
        new TrainingSetting(new NasBench201(), Dataset.CIFAR10, "tiny", protocol, 0, "cpu");
    TrainingTask task = new TrainingTask(setting, folder.resolve("networks"));
    TrainedNetworks networks =
        new TrainedNetworks(task, TrainingImages.load(data, Dataset.CIFAR10, protocol.images()));
    List<Architecture> architectures =
        Stream.of("12", "77", "1462").map(new NasBench201()::parse).toList();
    List<Work> plan = architectures.stream().map(a -> new Work(a, setting.columns())).toList();
    var source = task.source(data);
    assertTrue(source.coreSeconds(plan).orElseThrow().getAsDouble() > 0);
    assertTrue(source.coreSeconds(plan.subList(0, 2)).isEmpty(), "as long as timing them");

    try (var worker = source.open(new StopInTheSecondEpoch())) {
      assertThrows(CancellationException.class, () -> worker.values(plan.get(0)));
    }
    assertThrows(InvalidInputException.class, networks::finished);
    assertTrue(source.coreSeconds(plan).isPresent(), "five epochs are left");
    try (var worker = source.open(Watch.NONE)) {
      plan.subList(0, 2).forEach(worker::values);
    }
    assertEquals(architectures.subList(0, 2), networks.finished());
    assertTrue(source.coreSeconds(plan).isEmpty(), "two epochs are left");
  }

  /** An epoch has two steps. */
  private static final class StopInTheSecondEpoch implements Watch {
    private int steps;

    @Override
    public void reached(Architecture architecture, double share, String what) {
      steps++;
    }

    @Override
    public boolean stopped() {
      return steps >= 3;
    }
  }
}
