package croze.run.train;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.run.RunListener;
import croze.sweep.plan.Shard;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What someone wants trained: one network as a protocol says or on one batch, or many.
 *
 * @param architecture the one
 * @param architectures the many, as {@link croze.sweep.task.Selection#parse} reads them
 * @param oneBatch what the one is trained on, in place of a protocol
 * @param checkpoint of the one
 * @param shard the part of the many that is trained
 * @param spark master of the Spark cluster that trains the many; empty for the workers
 * @param json whether the result of the one is shown as JSON
 * @param exportOnly whether nothing is trained, and what the log has is written
 * @param publish whether nothing is trained, and what was goes into the embedded benchmark
 */
public record TrainingOrder(
    TrainingRequest request,
    Optional<String> architecture,
    Optional<String> architectures,
    Optional<OneBatchRequest> oneBatch,
    Optional<Path> checkpoint,
    Supplier<Shard> shard,
    int workers,
    Optional<String> spark,
    boolean json,
    boolean exportOnly,
    boolean publish) {

  /**
   * @throws InvalidInputException if not exactly one of the two is asked for, or what does not go
   *     together
   */
  public TrainingOrder {
    boolean many = architectures.isPresent() || exportOnly || publish;
    if (architecture.isPresent() == many) {
      throw new InvalidInputException("what to train: give either --arch or --archs");
    }
    if (many && (oneBatch.isPresent() || checkpoint.isPresent() || json)) {
      throw new InvalidInputException(
          "--archs takes none of --one-batch, --checkpoint and --json: leave them out");
    }
    if (oneBatch.isPresent() && (checkpoint.isPresent() || request.protocol().isPresent())) {
      throw new InvalidInputException(
          "--one-batch takes neither --protocol nor --checkpoint: leave them out");
    }
    if (publish && architectures.isPresent()) {
      throw new InvalidInputException("--publish takes all that was trained: leave out --archs");
    }
  }

  /**
   * Trains, or writes what was trained, and shows what came of it.
   *
   * @throws InvalidInputException if something asked for does not exist, or images or files are
   *     wrong
   */
  public void run(DataFolder folder, RunListener listener) {
    if (architecture.isEmpty()) {
      many(folder, listener);
    } else if (oneBatch.isPresent()) {
      OneBatchTraining trained =
          OneBatchTraining.of(
              oneBatch.get(), request.space().parse(architecture.get()), request.engine(), folder);
      listener.print(json ? trained.json() : trained.text());
    } else {
      TrainedNetwork trained =
          TrainedNetwork.of(request, architecture.get(), checkpoint, folder, listener);
      listener.print(json ? trained.json() : trained.text());
    }
  }

  private void many(DataFolder folder, RunListener listener) {
    TrainingSweep sweep =
        new TrainingSweep(
            request, architectures, publish ? Shard.WHOLE : shard.get(), workers, spark);
    if (publish) {
      sweep.publish(folder, listener);
    } else if (exportOnly) {
      sweep.export(folder, listener);
    } else {
      sweep.run(folder, listener);
    }
  }
}
