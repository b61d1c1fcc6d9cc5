package croze.evaluate;

import croze.InvalidInputException;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.proxy.baseline.ArchitectureCount;
import croze.proxy.baseline.CellSize;
import croze.score.Setting;
import croze.space.nb201.CellSpace;
import croze.sweep.export.KnownScores;
import croze.sweep.export.ScorePlace;
import croze.sweep.task.Scores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The proxies that a user's are compared with: the scores of a data set's published setting, and
 * the counts of a cell that the published tables have as rows, which need no scores.
 */
public final class Rivals {
  private Rivals() {}

  /**
   * All that is there, by the name of the proxy: the published scores, and joined to them those
   * that a user computed.
   *
   * @param results folder of published results
   * @throws InvalidInputException if there is no such folder, or an export cannot be trusted
   */
  public static Map<String, Contender> of(Path results, Dataset dataset) {
    if (!Files.isDirectory(results)) {
      throw new InvalidInputException(
          results + " is no folder, so there are no scores in it; --results names another");
    }
    Map<String, Contender> known = new LinkedHashMap<>();
    Setting setting = Setting.PUBLISHED.with("dataset", dataset.id());
    ScorePlace place = ScorePlace.of(results.resolve("local"), results, setting);
    Scores scores = KnownScores.read(place, setting).scores();
    List<String> order = Proxies.known().stream().map(Proxy::name).toList();
    scores.proxies(order).forEach(name -> known.put(name, swept(scores, name)));
    // In the order of the proxies, and of all cells, also where a user swept a few.
    Proxies.known().stream()
        .filter(ArchitectureCount.class::isInstance)
        .map(ArchitectureCount.class::cast)
        .forEach(count -> known.put(count.name(), counted(count)));
    return known;
  }

  private static Contender swept(Scores scores, String name) {
    double[] values = new double[CellSpace.cells().size()];
    Arrays.fill(values, Double.NaN);
    BitSet present = new BitSet();
    for (int index : scores.indices()) {
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
    return counted(CellSize.EFFECTIVE_PARAMS);
  }

  private static Contender counted(ArchitectureCount count) {
    BitSet all = new BitSet();
    all.set(0, CellSpace.cells().size());
    double[] values =
        CellSpace.cells().stream().mapToDouble(count.count()::applyAsDouble).toArray();
    return new Contender(count.name(), false, all, List.of(values));
  }
}
