package croze.run.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.GeneratedTables;
import croze.InvalidInputException;
import croze.benchmark.Agreement;
import croze.benchmark.embedded.EmbeddedBenchmark;
import croze.csv.CsvFile;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.run.RunListener;
import croze.space.darts.Darts;
import croze.space.nb201.NasBench201;
import croze.sweep.Progress;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.task.Selection;
import croze.train.Protocol;
import croze.train.TrainingSetting;
import croze.train.TrainingTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPublicationTest {
  private static final String YAML =
      """
      epochs: 1
      batch: 8
      precision: float
      network: {cells: 1, channels: 2}
      images: {train: 8, test: 20}
      optimiser: {rate: .1, schedule: {kind: cosine}}
      augment: false
      evaluation:
        - {name: clean, by: clean}
        - {name: fgsm@8, by: "fgsm:eps=8/255"}
      """;

  @TempDir private Path folder;
  private DataFolder data;
  private final StringBuilder out = new StringBuilder();
  private final RunListener listener =
      new RunListener() {
        @Override
        public void say(String text) {}

        @Override
        public void show(String text) {
          out.append(text);
        }
      };

  @BeforeEach
  void tables() throws IOException {
    data = GeneratedTables.in(folder.resolve("data"));
    Path images = folder.resolve("data/images/cifar10");
    Files.copy(images.resolve("data_batch_1.bin"), images.resolve("test_batch.bin"));
  }

  private TrainingSetting setting(String yaml) throws IOException {
    Protocol protocol = Protocol.read(Files.writeString(folder.resolve("tiny.yaml"), yaml));
    return new TrainingSetting(new NasBench201(), Dataset.CIFAR10, "tiny", protocol, 0, "cpu");
  }

  /** A training in a folder of its own. */
  private SweepJob job(TrainingSetting setting, String name, String architectures) {
    return new SweepJob(
        new TrainingTask(setting, folder.resolve(name)),
        Selection.parse(new NasBench201(), architectures),
        1,
        ScorePlace.alone(folder.resolve(name + ".csv.gz")));
  }

  private EmbeddedBenchmark publish(String name, String architectures) throws IOException {
    SweepJob job = job(setting(YAML), name, architectures);
    job.run(data, Progress.SILENT);
    new EmbeddedPublication(setting(YAML), data).publish(job, listener);
    return EmbeddedBenchmark.load(data, Dataset.CIFAR10, "tiny");
  }

  /** An accuracy added to a protocol is measured on the networks that are there. */
  @Test
  void aTrainingGoesOnWithMoreAccuracies() throws IOException {
    String more = YAML + "  - {name: fgsm@4, by: \"fgsm:eps=4/255\"}\n";
    job(setting(YAML), "a", "7,1462").run(data, Progress.SILENT);
    Path network = folder.resolve("a/7.net");
    FileTime trained = Files.getLastModifiedTime(network);
    job(setting(more), "a", "7,1462").run(data, Progress.SILENT);
    assertEquals(trained, Files.getLastModifiedTime(network), "the network was trained again");
    job(setting(more), "b", "7,1462").run(data, Progress.SILENT);
    assertEquals(
        CsvFile.read(folder.resolve("b.csv.gz")).rows().get(1).fields(),
        CsvFile.read(folder.resolve("a.csv.gz")).rows().get(1).fields());
    for (String other : List.of(YAML, more.replace("eps=4/255", "eps=5/255"))) {
      SweepJob wrong = job(setting(other), "a", "7,1462");
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> wrong.run(data, Progress.SILENT));
      assertTrue(e.getMessage().contains("log of another sweep (evaluation "), e.getMessage());
    }
  }

  @Test
  void networksOfAnotherSpaceAreRefused() throws IOException {
    TrainingSetting darts =
        new TrainingSetting(
            new Darts(), Dataset.CIFAR10, "tiny", setting(YAML).protocol(), 0, "cpu");
    SweepJob job = job(setting(YAML), "a", "7");
    EmbeddedPublication publication = new EmbeddedPublication(darts, data);
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> publication.publish(job, listener));
    assertTrue(e.getMessage().contains("those of darts stay"), e.getMessage());
  }

  @Test
  void itGrowsAndNeverShrinks() throws IOException {
    EmbeddedBenchmark first = publish("a", "7,1462,9000");
    assertEquals(3, first.architectures());
    Agreement clean = first.agreement().get("clean");
    assertEquals("robust-nas-bench-201:clean", clean.published());
    assertEquals(3, clean.n());
    assertEquals(4, publish("b", "7,12").architectures());
    EmbeddedBenchmark same = publish("c", "7,");
    assertEquals(4, same.architectures());
    assertArrayEquals(
        first.accuracies().columns().get("fgsm@8:a").mean().present().stream().toArray(),
        new int[] {7, 1462, 9000});
    assertTrue(out.toString().contains("tiny.csv.gz: 4 networks"), out::toString);
  }

  @Test
  void whatCannotBePublishedIsOneLine() throws IOException {
    InvalidInputException none =
        assertThrows(
            InvalidInputException.class,
            () ->
                new EmbeddedPublication(setting(YAML), data)
                    .publish(job(setting(YAML), "none", "7,"), listener));
    assertTrue(none.getMessage().contains("nothing of this sweep"), none.getMessage());
    String synthetic = YAML.replace("test: 20}", "test: 20, synthetic: true}");
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () ->
                new EmbeddedPublication(setting(synthetic), data)
                    .publish(job(setting(synthetic), "s", "7,"), listener));
    assertTrue(e.getMessage().contains("synthetic images"), e.getMessage());
  }
}
