package croze.proxy.baseline;

import croze.net.Counts;
import croze.net.Form;
import croze.proxy.api.Need;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.space.Architecture;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A proxy that counts: the architecture and the macro net decide it, no pass is run. Immutable and
 * thread safe.
 *
 * @param count the number, as a function of architecture and macro net
 */
public record CellSize(
    String name, String definition, String source, ToDoubleFunction<Passes> count)
    implements Proxy {

  /** All parameters; of NAS-Bench-201 as published, so it ranks as that row of Table 2. */
  public static final Proxy PARAMS =
      new CellSize(
          "params",
          "parameters of the network: in a cell of NAS-Bench-201, 9C²+2C a 3×3 conv, C²+2C a 1×1"
              + " conv",
          "NAS-Bench-201 (Dong and Yang 2020), as published; CRoZe's Table 2, row #Params",
          passes -> counts(passes).params());

  /** Parameters that can change the logits. */
  public static final Proxy LIVE_PARAMS =
      new CellSize(
          "live_params",
          "parameters of what lies on a path from the image to the logits; none cuts a path",
          "this project: params without what is dead",
          passes -> counts(passes).liveParams());

  /** The profiler's FLOPs; ranks as the {@code FLOPs} row of Table 2. */
  public static final Proxy FLOPS =
      new CellSize(
          "flops",
          "flops_nb201 + one per output element of every avg_pool_3x3 and none of the cells",
          "CRoZe's Table 2, row FLOPs: the count of the profiler behind it",
          passes -> counts(passes).profilerFlops());

  /** NAS-Bench-201's published FLOPs. */
  public static final Proxy FLOPS_NB201 =
      new CellSize(
          "flops_nb201",
          "multiply-accumulates of conv and linear layers + one addition per logit",
          "NAS-Bench-201 (Dong and Yang 2020), as published",
          passes -> counts(passes).flops());

  /** ℵ: 21 + 9N for each convolution of a cell of NAS-Bench-201, cut-off ones included. */
  public static final Proxy TRAINABLE_LAYERS =
      new CellSize(
          "trainable_layers",
          "parameter tensors of the network: 21 + 9N·(convs of the cell) in NAS-Bench-201",
          "ℵ of Tybl and Neumann 2025 (ondratybl/VKDNW)",
          passes ->
              passes.architecture().program(Form.PAPER, passes.macro()).parameterSpecs().size());

  /** Convolution weights that can reach the output: {@link Architecture#liveConvWeights}. */
  public static final ArchitectureCount EFFECTIVE_PARAMS =
      new ArchitectureCount(
          "effective_params",
          "conv weights on a live input→output path of the cell: 9 a 3×3, 1 a 1×1 in NAS-Bench-201",
          "this project: the baseline without a forward pass",
          Architecture::liveConvWeights);

  /**
   * {@link #EFFECTIVE_PARAMS} behind pools: what {@code jacob_cov} knows that counting does not. A
   * 3×3 mean keeps a ninth of the variance of independent values, so what comes through pools alone
   * makes the Jacobians of the images alike.
   */
  public static final ArchitectureCount UNPOOLED_PARAMS =
      new ArchitectureCount(
          "unpooled_params",
          "effective_params, each weight times 9^−k, k the fewest 3×3 average pools on a path"
              + " through it",
          "this project: effective_params with what jacob_cov adds",
          Architecture::unpooledConvWeights);

  /** The other half of what {@code jacob_cov} adds to counting: how nonlinear a path is. */
  public static final ArchitectureCount PATH_CONVS =
      new ArchitectureCount(
          "path_convs",
          "mean number of convs on a path from the input to the output of the cell",
          "this project: depth without a forward pass",
          Architecture::meanPathConvs);

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  @Override
  public List<Need> needs() {
    return List.of();
  }

  @Override
  public double score(Passes passes) {
    return count.applyAsDouble(passes);
  }

  private static Counts counts(Passes passes) {
    return passes.shared(
        Counts.class, () -> Counts.of(passes.architecture().program(Form.PAPER, passes.macro())));
  }
}
