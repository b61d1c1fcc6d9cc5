package croze.score;

import croze.random.KeyedStream;
import java.util.function.Function;

/** Which streams the initial weights of an architecture come from. */
public enum WeightDraw {
  /** Keyed by seed, data set, architecture and tensor name: each architecture has its own draw. */
  KEYED {
    @Override
    public Function<String, KeyedStream> streams(long seed, String dataset, String architecture) {
      return name -> KeyedStream.of(seed, dataset, architecture, "init", name);
    }
  },
  /** The golden recipe: the tensor name alone, exclusive-or the seed. */
  GOLDEN {
    @Override
    public Function<String, KeyedStream> streams(long seed, String dataset, String architecture) {
      return name -> KeyedStream.golden(name, seed);
    }
  };

  /** The stream of each tensor by its name. */
  public abstract Function<String, KeyedStream> streams(
      long seed, String dataset, String architecture);
}
