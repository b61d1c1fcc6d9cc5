package croze.run.train;

import croze.InvalidInputException;
import croze.benchmark.Agreement;
import croze.benchmark.Benchmarks;
import croze.benchmark.embedded.EmbeddedBenchmark;
import croze.data.DataFolder;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.image.Dataset;
import croze.run.RunListener;
import croze.space.nb201.NasBench201;
import croze.stats.resample.Bootstrap;
import croze.study.pilot.TrainedHere;
import croze.sweep.SweepJob;
import croze.sweep.export.Publication;
import croze.sweep.export.ScorePlace;
import croze.sweep.export.SweepFiles;
import croze.train.TrainingSetting;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Puts the networks that were trained by a protocol into the embedded benchmark, finished or not.
 * What is there stays: it gets those that it lacks.
 */
final class EmbeddedPublication {
  private static final WritePermission.Kind AGREEMENT =
      new WritePermission.Kind(
          "an agreement of the embedded benchmark", head -> head.startsWith("column,published,"));

  private final TrainingSetting setting;
  private final DataFolder data;

  EmbeddedPublication(TrainingSetting setting, DataFolder data) {
    this.setting = setting;
    this.data = data;
  }

  /**
   * @param job the training
   * @throws InvalidInputException if nothing was trained, the two disagree, were made from other
   *     images, or cannot be trusted
   */
  void publish(SweepJob job, RunListener listener) {
    if (setting.protocol().images().synthetic()) {
      throw new InvalidInputException(
          "protocol %s trains on synthetic images: its networks say nothing of real ones and are not published"
              .formatted(setting.name()));
    }
    if (!(setting.space() instanceof NasBench201)) {
      throw new InvalidInputException(
          "the embedded benchmark has networks of nas-bench-201; those of %s stay where they are, where croze table finds them: leave out --publish"
              .formatted(setting.space().name()));
    }
    Dataset dataset = setting.dataset();
    Path csv = EmbeddedBenchmark.file(data, dataset, setting.stem());
    Path agreement = EmbeddedBenchmark.agreementFile(data, dataset, setting.stem());
    WritePermission.of(agreement, AGREEMENT);
    job.export(data);
    Publication.of(new ScorePlace(job.files(), Optional.of(new SweepFiles(csv))), setting);
    EmbeddedBenchmark benchmark = EmbeddedBenchmark.load(data, dataset, setting.stem());
    listener.print("%s: %,d networks".formatted(csv, benchmark.architectures()));
    TrainedHere networks = new TrainedHere(dataset, setting.protocol(), benchmark.accuracies());
    try {
      WholeFile.write(
          agreement, Agreement.text(networks.agreement(new Benchmarks(data), Bootstrap.DEFAULT)));
      listener.print(agreement);
    } catch (InvalidInputException e) {
      listener.say("%s is left as it is: %s".formatted(agreement, e.getMessage()));
    }
  }
}
