package croze.engine;

import croze.net.Op.Norm;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Statistics that the norms of a program normalise with in evaluation mode, by the norm's name.
 * Immutable.
 */
public record NormStatistics(Map<String, Moments> norms) {
  /** Share of a batch in the running statistics; PyTorch's default. */
  public static final double MOMENTUM = .1;

  /**
   * Statistics of one norm.
   *
   * @param mean by channel
   * @param variance by channel
   */
  public record Moments(Tensor mean, Tensor variance) {}

  public NormStatistics {
    norms = Collections.unmodifiableMap(new LinkedHashMap<>(norms));
  }

  /** Mean 0 and variance 1 in every norm: the start of the running statistics. */
  public static NormStatistics standard(Program program) {
    Map<String, Moments> norms = new LinkedHashMap<>();
    program.ops().stream()
        .filter(Norm.class::isInstance)
        .map(Norm.class::cast)
        .forEach(
            n ->
                norms.put(
                    n.name(),
                    new Moments(
                        Tensor.zeros(n.channels()), Tensor.zeros(n.channels()).map(x -> 1))));
    return new NormStatistics(norms);
  }

  /**
   * The statistics of a norm.
   *
   * @throws IllegalArgumentException if there is no such norm
   */
  public Moments get(String norm) {
    Moments found = norms.get(norm);
    if (found == null) {
      throw new IllegalArgumentException("no statistics of norm " + norm + " in " + norms.keySet());
    }
    return found;
  }

  /**
   * The running statistics after a batch: .9·old + .1·batch, with the unbiased variance of the
   * batch, as PyTorch has it. A norm that the batch does not tell of keeps its values.
   */
  public NormStatistics after(Map<String, BatchMoments> batch) {
    Map<String, Moments> next = new LinkedHashMap<>(norms);
    batch.forEach((name, found) -> next.computeIfPresent(name, (n, old) -> after(old, found)));
    return new NormStatistics(next);
  }

  private static Moments after(Moments old, BatchMoments batch) {
    double unbiased = (double) batch.count() / (batch.count() - 1);
    return new Moments(
        old.mean().map(x -> (1 - MOMENTUM) * x).plus(MOMENTUM, batch.mean()),
        old.variance().map(x -> (1 - MOMENTUM) * x).plus(MOMENTUM * unbiased, batch.variance()));
  }

  /**
   * What a norm read in one pass.
   *
   * @param mean by channel
   * @param variance biased, by channel
   * @param count values a channel: images·height·width
   */
  public record BatchMoments(Tensor mean, Tensor variance, long count) {}

  /**
   * @throws IllegalArgumentException naming the norm, if one of the program is missing or has
   *     another number of channels
   */
  void check(Program program) {
    for (var op : program.ops()) {
      if (op instanceof Norm n) {
        int[] shape = {n.channels()};
        Shapes.check(n.name() + " mean", shape, get(n.name()).mean());
        Shapes.check(n.name() + " variance", shape, get(n.name()).variance());
      }
    }
  }
}
