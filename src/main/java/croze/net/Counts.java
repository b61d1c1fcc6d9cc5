package croze.net;

import croze.net.Op.AvgPool;
import croze.net.Op.Conv;
import croze.net.Op.Linear;
import croze.net.Op.Zero;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sizes of a network, told from its program alone. What stands on dead paths counts too.
 *
 * <p>Of the {@link Form#PAPER} program, {@code params} and {@code flops} are what NAS-Bench-201
 * publishes (all-skip cell: 73,306 and 7,783,050).
 *
 * @param params parameters: weights, biases, scales and shifts. Of the paper form a cell's 3×3
 *     convolution has 9C²+2C and its 1×1 convolution C²+2C, and the rest of the network is the same
 *     for all cells: so this ranks as the {@code #Params} row of CRoZe's Table 2 does
 * @param macs multiply-accumulates of the conv and linear layers for one image
 * @param flops {@code macs} and one addition per logit: NAS-Bench-201's FLOPs
 * @param profilerFlops {@code flops} and one per output element of every average pool and every
 *     {@code none} of the cells: the profiler's count that the FLOPs row of CRoZe's Table 2 ranks
 *     by. Pools of the reductions are the same for all cells and left out, so a cell without pool
 *     and {@code none} has its {@code flops}
 */
public record Counts(long params, long macs, long flops, long profilerFlops) {

  /** Channels, and height and width, of a value. */
  private record Shape(int channels, int size) {
    long elements() {
      return (long) channels * size * size;
    }
  }

  public static Counts of(Program program) {
    long macs = 0;
    long biases = 0;
    long elementwise = 0;
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Shape(program.channels(), program.size()));
    for (Op op : program.ops()) {
      Shape in = shapes.get(op.inputs().get(0));
      Shape out = after(op, in);
      shapes.add(out);
      if (op instanceof Conv c) {
        macs += out.elements() * c.inChannels() * c.kernel() * c.kernel();
      } else if (op instanceof Linear l) {
        macs += (long) l.inFeatures() * l.outFeatures();
        biases += l.outFeatures();
      } else if (op instanceof Zero || op instanceof AvgPool p && p.stride() == 1) {
        elementwise += out.elements();
      }
    }
    long flops = macs + biases;
    return new Counts(
        program.parameterSpecs().stream().mapToLong(Counts::size).sum(),
        macs,
        flops,
        flops + elementwise);
  }

  private static Shape after(Op op, Shape in) {
    if (op instanceof Conv c) {
      return new Shape(c.outChannels(), (in.size() - 1) / c.stride() + 1);
    } else if (op instanceof AvgPool p) {
      return new Shape(in.channels(), in.size() / p.stride());
    } else if (op instanceof Op.GlobalPool) {
      return new Shape(in.channels(), 1);
    } else if (op instanceof Linear l) {
      return new Shape(l.outFeatures(), 1);
    }
    return in;
  }

  private static long size(ParameterSpec spec) {
    return Arrays.stream(spec.shape()).asLongStream().reduce(1, (a, b) -> a * b);
  }
}
