package croze.net;

import croze.net.Op.Layer;
import croze.net.Op.Zero;
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
 * @param liveParams parameters of the {@link LiveOps} alone
 */
public record Counts(long params, long macs, long flops, long profilerFlops, long liveParams) {

  public static Counts of(Program program) {
    long macs = 0;
    long biases = 0;
    long elementwise = 0;
    long params = 0;
    long liveParams = 0;
    boolean[] live = LiveOps.of(program);
    List<Shape> shapes = program.shapes();
    for (int i = 0; i < program.ops().size(); i++) {
      Op op = program.ops().get(i);
      long elements = shapes.get(i + 1).elements();
      long own = params(op);
      params += own;
      liveParams += live[i] ? own : 0;
      if (op instanceof Layer layer) {
        macs += elements * layer.fanIn();
        biases += op instanceof Linear ? elements : 0;
      } else if (op instanceof Zero || op instanceof AvgPool pool && isOfStride1(pool.window())) {
        elementwise += elements;
      }
    }
    long flops = macs + biases;
    return new Counts(params, macs, flops, flops + elementwise, liveParams);
  }

  private static boolean isOfStride1(Window window) {
    return window.rows().stride() == 1 && window.columns().stride() == 1;
  }

  /** Loops, not streams: a table counts 15,625 networks of some 300 ops. */
  private static long params(Op op) {
    long params = 0;
    for (ParameterSpec spec : op.parameters()) {
      long size = 1;
      for (int extent : spec.shape()) {
        size *= extent;
      }
      params += size;
    }
    return params;
  }
}
