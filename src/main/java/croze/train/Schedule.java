package croze.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * How the learning rate goes over a training, with t = (step + ½)/steps of the whole.
 *
 * @param kind which of the curves
 * @param at epochs from 0 before which {@link Kind#STEP} multiplies; empty for the others
 * @param factor what it multiplies by
 */
public record Schedule(@JsonProperty(required = true) Kind kind, List<Integer> at, Double factor) {

  /** A curve between 0 and the protocol's rate. */
  public enum Kind {
    /** rate·factorᵏ, k the number of epochs in {@code at} that are over. */
    STEP,
    /** rate·½(1 + cos πt), Loshchilov and Hutter 2017 without restarts. */
    COSINE,
    /** rate·(1 − |2t − 1|): up in a line to the middle, down in a line to the end. */
    ONE_CYCLE;

    @JsonValue
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Schedule {
    at = at == null ? List.of() : List.copyOf(at);
    factor = factor == null ? Double.valueOf(.1) : factor;
    Protocol.require(
        kind == Kind.STEP || at.isEmpty(), "schedule.at", "none, as kind is " + kind.text(), at);
    Protocol.require(factor > 0 && factor <= 1, "schedule.factor", "above 0 to 1", factor);
  }

  /**
   * The share of the protocol's rate that a step has.
   *
   * @param epoch from 0
   * @param step from 0, counted over all epochs
   * @param steps of all epochs
   */
  double share(int epoch, long step, long steps) {
    double t = (step + .5) / steps;
    return switch (kind) {
      case STEP -> Math.pow(factor, at.stream().filter(e -> e <= epoch).count());
      case COSINE -> .5 * (1 + StrictMath.cos(Math.PI * t));
      case ONE_CYCLE -> 1 - Math.abs(2 * t - 1);
    };
  }
}
