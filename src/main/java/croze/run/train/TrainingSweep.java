package croze.run.train;

import croze.data.DataFolder;
import croze.run.RemoteWork;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.plan.Shard;
import croze.sweep.task.Selection;
import croze.train.TrainingSetting;
import croze.train.TrainingTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A sweep that trains many networks by one protocol, into {@code results/local/accuracies}. */
public final class TrainingSweep {
  private final TrainingSetting setting;
  private final SweepJob job;

  /**
   * @param architectures as {@link Selection#parse} reads them; empty for what was trained before
   * @param shard the part that is trained
   * @param spark master of the Spark cluster that trains; empty for the workers
   * @throws croze.InvalidInputException if something asked for does not exist
   */
  public TrainingSweep(
      TrainingRequest request,
      Optional<String> architectures,
      Shard shard,
      int workers,
      Optional<String> spark) {
    setting = request.setting();
    Path own = ResultFolders.STANDARD.own();
    TrainingTask task =
        new TrainingTask(
            setting,
            own.resolve("networks").resolve(setting.dataset().id()).resolve(setting.stem()));
    SweepJob local =
        new SweepJob(
            task,
            architectures
                .map(which -> Selection.parse(request.space(), which))
                .orElseGet(() -> Selection.of(request.space(), List.of(), "")),
            shard,
            workers,
            ScorePlace.alone(own.resolve(setting.export())));
    Optional<String> file = request.protocol().filter(p -> p.endsWith(".yaml"));
    job = spark.map(master -> local.by(RemoteWork.crew("spark", master, task, file))).orElse(local);
  }

  /** Trains what lacks, and goes on where it was stopped, with the same bits. */
  public void run(DataFolder folder, RunListener listener) {
    listener.complete(job, folder);
  }

  /** Writes export and manifest of what the log has. */
  public void export(DataFolder folder, RunListener listener) {
    listener.print(job.export(folder));
  }

  /**
   * Puts what was trained, finished or not, into the embedded benchmark.
   *
   * @throws croze.InvalidInputException if it cannot be published, see {@link EmbeddedPublication}
   */
  public void publish(DataFolder folder, RunListener listener) {
    new EmbeddedPublication(setting, folder).publish(job, listener);
  }
}
