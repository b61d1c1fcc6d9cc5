package croze.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.GeneratedTables;
import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.report.FigureReport;
import croze.space.nb201.NasBench201;
import croze.stats.resample.Bootstrap;
import croze.sweep.Progress;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.task.Selection;
import croze.tensor.Tensor;
import croze.train.Protocol;
import croze.train.TrainingSetting;
import croze.train.TrainingTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  private static final Path EXPERIMENTS = Path.of("experiments");

  @TempDir private Path folder;
  private DataFolder data;

  @BeforeEach
  void images() throws IOException {
    data = GeneratedTables.in(folder.resolve("data"));
    Path images = folder.resolve("data/images/cifar10");
    Files.copy(images.resolve("data_batch_1.bin"), images.resolve("test_batch.bin"));
  }

  private TrainingTask task(String rate) throws IOException {
    Protocol protocol =
        Protocol.read(
            Files.writeString(
                folder.resolve("tiny.yaml"),
                """
                epochs: 1
                batch: 2
                precision: double
                network: {cells: 1, channels: 2}
                images: {train: 24, test: 100}
                optimiser: {rate: %s, schedule: {kind: cosine}}
                augment: false
                evaluation: [{name: clean, by: clean}]
                """
                    .formatted(rate)));
    return new TrainingTask(
        new TrainingSetting(new NasBench201(), Dataset.CIFAR10, "tiny", protocol, 0, "cpu"),
        folder.resolve("networks"));
  }

  private Figures trained(String rate, String architectures) throws IOException {
    TrainingTask task = task(rate);
    new SweepJob(
            task,
            Selection.parse(new NasBench201(), architectures),
            1,
            ScorePlace.alone(folder.resolve("tiny.csv.gz")))
        .run(data, Progress.SILENT);
    return new Figures(task, "Title", data, EXPERIMENTS, new Bootstrap(20, .95, 0, 1));
  }

  /** A training that changes next to nothing leaves every score as it was. */
  @Test
  void withoutTrainingAllStatesRankAlike() throws IOException {
    Figure figure = trained("1e-300", "6111,1462,9000,12").predictiveness();
    assertEquals("figure5", figure.name());
    assertEquals(10, figure.values().size());
    for (Figure.Value value : figure.values()) {
      assertEquals(1, value.value(), 1e-12, value::toString);
    }
    Figure.Value croze = figure.values().get(0);
    assertEquals("CRoZe 10-step", croze.group() + " " + croze.series());
    assertEquals(.995, croze.paper());
    assertTrue(FigureReport.markdown(figure).contains("| CRoZe | 10-step | 1.000 |"));
  }

  @Test
  void topAndBottomAreTenNetworks() throws IOException {
    Figures few = trained(".1", "6111,1462");
    InvalidInputException e = assertThrows(InvalidInputException.class, few::consistency);
    assertTrue(e.getMessage().contains("only 2 networks of protocol tiny"), e.getMessage());
    InvalidInputException unpublished = assertThrows(InvalidInputException.class, few::deviation);
    assertTrue(unpublished.getMessage().contains("--publish"), unpublished.getMessage());
  }

  @Test
  void noNetworksIsOneLine() throws IOException {
    Figures none = new Figures(task(".1"), "Title", data, EXPERIMENTS, Bootstrap.DEFAULT);
    InvalidInputException e = assertThrows(InvalidInputException.class, none::predictiveness);
    assertTrue(e.getMessage().contains("croze train --protocol tiny"), e.getMessage());
  }

  /** One layer, two images of two units, three perturbations. */
  @Test
  void deviationAndConsistencyByHand() {
    Map<String, List<Tensor>> features = new LinkedHashMap<>();
    features.put("clean", List.of(Tensor.of(new double[] {3, 4, 1, 0}, 2, 2)));
    features.put("a", List.of(Tensor.of(new double[] {6, 8, 0, 1}, 2, 2)));
    features.put("b", List.of(Tensor.of(new double[] {3, 4, 1, 0}, 2, 2)));
    PerturbedFeatures of = new PerturbedFeatures(features);
    assertEquals(1, of.consistency(0, "b"), 1e-12);
    assertEquals(.5, of.consistency(0, "a"), 1e-12);
    // Variances 2, 32/9, 2/9 and 2/9 of the four units; squares of the clean features 26.
    assertEquals(Math.sqrt(6.0 / 4), of.deviation(0, false), 1e-12);
    assertEquals(Math.sqrt(6.0 / 26), of.deviation(0, true), 1e-12);
  }
}
