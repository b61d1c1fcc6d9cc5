package croze.study;

import croze.image.Dataset;
import croze.net.Counts;
import croze.net.Form;
import croze.space.Macro;
import croze.space.nb201.CellSpace;
import croze.study.score.ScoreColumns;
import croze.study.score.ScoreSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Scores that need no network, and stand-ins for those that do, of a few architectures only. */
final class CountScores implements ScoreSource {
  private final int[] sample;

  /** Scores with a network cover these architectures. */
  CountScores(int... sample) {
    this.sample = sample;
  }

  @Override
  public int[] asked() {
    return sample;
  }

  @Override
  public boolean needsNetwork(String proxy) {
    return !List.of("params", "flops", "effective_params").contains(proxy);
  }

  @Override
  public ScoreColumns scores(Dataset dataset, Map<String, String> setting, List<String> proxies) {
    boolean network = proxies.stream().anyMatch(this::needsNetwork);
    int[] indices = network ? sample : IntStream.range(0, CellSpace.cells().size()).toArray();
    Counts[] counts = new Counts[indices.length];
    for (int k = 0; k < indices.length; k++) {
      Macro macro = Macro.benchmark(5, dataset.classes(), dataset.size());
      counts[k] = Counts.of(CellSpace.cell(indices[k]).program(Form.PAPER, macro));
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String proxy : proxies) {
      ToLongFunction<Counts> count = proxy.equals("flops") ? Counts::profilerFlops : Counts::params;
      double[] values = new double[indices.length];
      for (int k = 0; k < values.length; k++) {
        // Another proxy is another power of the parameters, with a wobble by its name.
        double wobble = network ? 1 + .3 * Math.sin(indices[k] * (double) proxy.hashCode()) : 1;
        values[k] = count.applyAsLong(counts[k]) * wobble;
      }
      columns.put(proxy, values);
    }
    return ScoreColumns.of(indices, columns);
  }
}
