package croze.evaluate;

import croze.image.Dataset;
import croze.proxy.CellSize;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.space.CellSpace;
import croze.sweep.Export;
import croze.sweep.Scores;
import croze.sweep.Setting;
import croze.sweep.SweepJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of the proxies that are known: the published export of a data set's published setting,
 * and {@code effective_params}, which is counted.
 */
public final class KnownScores {
  private KnownScores() {}

  /** Where the published scores of a data set lie. */
  public static Path file(Path results, Dataset dataset) {
    return SweepJob.csv(results, Setting.PUBLISHED.with("dataset", dataset.id()));
  }

  /** All that is there, by the name of the proxy. */
  public static Map<String, Contender> of(Path results, Dataset dataset) {
    Map<String, Contender> known = new LinkedHashMap<>();
    Path file = file(results, dataset);
    if (Files.isRegularFile(file)) {
      Scores scores = Export.read(file);
      List<String> order = Proxies.all().stream().map(Proxy::name).toList();
      scores.proxies(order).forEach(name -> known.put(name, swept(scores, name)));
    }
    known.putIfAbsent(CellSize.EFFECTIVE_PARAMS.name(), effectiveParams());
    return known;
  }

  private static Contender swept(Scores scores, String name) {
    double[] values = new double[CellSpace.cells().size()];
    Arrays.fill(values, Double.NaN);
    BitSet present = new BitSet();
    for (int index : scores.architectures()) {
      scores
          .get(index, name)
          .ifPresent(
              value -> {
                present.set(index);
                values[index] = value;
              });
    }
    return new Contender(name, false, present, List.of(values));
  }

  static Contender effectiveParams() {
    BitSet all = new BitSet();
    all.set(0, CellSpace.cells().size());
    double[] values = CellSpace.cells().stream().mapToDouble(CellSize::effectiveParams).toArray();
    return new Contender(CellSize.EFFECTIVE_PARAMS.name(), false, all, List.of(values));
  }
}
