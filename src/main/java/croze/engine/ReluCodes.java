package croze.engine;

import java.util.List;

/**
 * The binary codes of a pass: for each {@link croze.net.Op.Relu} of the program, in order of the
 * ops, and each sample, one bit a unit, set where the input is above zero.
 *
 * <p>Bits of a sample are packed into longs, low bit first, in an order of the engine's own that is
 * the same in each of its passes; bits past {@code units} are zero.
 *
 * @param relus one entry a ReLU
 */
public record ReluCodes(List<Code> relus) {

  public ReluCodes {
    relus = List.copyOf(relus);
  }

  /**
   * @param units channels·height·width of the ReLU
   * @param bits one packed row a sample
   */
  public record Code(int units, long[][] bits) {}
}
