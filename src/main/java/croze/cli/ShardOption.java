package croze.cli;

import croze.run.RunListener;
import croze.sweep.Shard;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which part of a sweep is computed: that of the option, or of a task of a Slurm job array. */
final class ShardOption {
  @Option(names = "--shard", paramLabel = "I/N")
  private String given;

  Shard shard(RunListener listener) {
    if (given != null) {
      return Shard.parse(given);
    }
    Optional<Shard> task = Shard.ofSlurm(System.getenv());
    task.ifPresent(
        shard ->
            listener.say(
                "shard %s, by the task's place in the job array; --shard 1/1 takes all"
                    .formatted(shard)));
    return task.orElse(Shard.WHOLE);
  }
}
