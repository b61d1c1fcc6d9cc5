package croze.engine.nd4j;

import croze.engine.NormStatistics;
import croze.engine.Output;
import croze.engine.PassRequest;
import croze.engine.PoolWinners;
import croze.engine.ReluCodes;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the layers of one pass hand out, as far as the request wants it. */
final class Results {
  private final PassRequest request;
  final Map<String, Tensor> gradients = new HashMap<>();
  final Map<String, Tensor> layerOutputs = new LinkedHashMap<>();
  final Map<String, Tensor> saliencies = new HashMap<>();
  final Map<String, NormStatistics.BatchMoments> moments = new LinkedHashMap<>();
  private final List<ReluCodes.Code> codes = new ArrayList<>();
  private final List<int[]> winners = new ArrayList<>();

  Results(PassRequest request) {
    this.request = request;
  }

  boolean wants(Output output) {
    return request.wants(output);
  }

  /** The gates of the request for the ReLU that is next in order, if there are any. */
  Optional<ReluCodes.Code> gates(int relu) {
    return request.gates().map(g -> g.relus().get(relu));
  }

  /** The winners of the request for a max pool, if there are any. */
  Optional<int[]> winners(int pool, int outputs) {
    return request.winners().map(w -> w.get(pool, outputs));
  }

  /** What the norm of that name normalises with; empty for the statistics of the batch. */
  Optional<NormStatistics.Moments> statistics(String norm) {
    return request.statistics().map(s -> s.get(norm));
  }

  void add(ReluCodes.Code code) {
    codes.add(code);
  }

  void add(int[] pool) {
    winners.add(pool);
  }

  Optional<PoolWinners> poolWinners() {
    return wants(Output.POOL_WINNERS) ? Optional.of(new PoolWinners(winners)) : Optional.empty();
  }

  Optional<ReluCodes> reluCodes() {
    return wants(Output.RELU_CODES) ? Optional.of(new ReluCodes(codes)) : Optional.empty();
  }
}
