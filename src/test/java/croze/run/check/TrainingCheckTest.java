package croze.run.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.SmallImages;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.report.compare.Difference;
import croze.run.RunListener;
import croze.space.nb201.NasBench201;
import croze.sweep.Progress;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.export.SweepFiles;
import croze.sweep.task.Selection;
import croze.train.Protocol;
import croze.train.Protocols;
import croze.train.TrainingSetting;
import croze.train.TrainingTask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCheckTest {
  @TempDir Path embedded;
  @TempDir Path elsewhere;

  private SweepFiles trained(Protocol protocol) {
    TrainingSetting setting =
        new TrainingSetting(new NasBench201(), Dataset.CIFAR10, "tiny", protocol, 1, "cpu");
    SweepFiles files = new SweepFiles(embedded.resolve("cifar10/tiny-seed1.csv.gz"));
    DataFolder none = SmallImages.none(elsewhere);
    new SweepJob(
            new TrainingTask(setting, elsewhere.resolve("networks")),
            Selection.parse(setting.space(), "1462,"),
            1,
            ScorePlace.alone(files.csv()))
        .run(none, Progress.SILENT);
    return files;
  }

  private List<CheckOutcome.Part> check(boolean full) {
    return new TrainingCheck(embedded, full, SmallImages.none(elsewhere)).parts(RunListener.SILENT);
  }

  @Test
  void aNetworkTrainedAgainHasTheCommittedNumbers() {
    assertEquals(List.of(), check(false));
    trained(Protocols.read("tiny"));
    for (boolean full : new boolean[] {false, true}) {
      CheckOutcome.Part part = check(full).get(0);
      assertEquals(List.of(), part.differences());
      assertTrue(part.unchecked().isEmpty());
    }
  }

  /** Numbers of another protocol, under this one's name. */
  @Test
  void whatIsNotWhatTheProtocolGivesIsADifference() throws Exception {
    Protocol tiny = Protocols.read("tiny");
    Path yaml = elsewhere.resolve("other.yaml");
    String text = Files.readString(Path.of("experiments/protocols/tiny.yaml"));
    Files.writeString(yaml, text.replace("rate: .1", "rate: 3"));
    SweepFiles files = trained(Protocol.read(yaml));
    assertThrows(InvalidInputException.class, () -> check(false));
    String manifest = Files.readString(files.manifest());
    Files.writeString(
        files.manifest(),
        manifest.replace(Protocol.read(yaml).digest(), tiny.digest()),
        StandardCharsets.UTF_8);
    List<Difference> differences = check(false).get(0).differences();
    assertEquals(
        List.of("training-loss@1", "training-accuracy@1"),
        differences.stream().map(Difference::row).toList());
  }
}
