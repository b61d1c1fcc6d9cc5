package croze.benchmark.zerocost;

import croze.InvalidInputException;
import croze.benchmark.table.ArchitectureTable;
import croze.benchmark.table.PublishedRows;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.space.Architecture;
import croze.space.ArchitectureReader;
import croze.space.nb201.NasBench201;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Zero-cost proxies of 9,445 architectures as NAS-Bench-Suite-Zero (Krishnakumar et al., NeurIPS
 * 2022) published them: other seeds, other batches than ours, for comparison only. {@code synflow}
 * is the logarithm, {@code flops} and {@code params} are in millions. Immutable.
 */
public final class PublishedScores {
  /** Name in experiment files. */
  public static final String NAME = "nas-bench-suite-zero";

  /** What readers are told. */
  public static final String LABEL = "NAS-Bench-Suite-Zero";

  /** The proxies, by the names that they are published under. */
  public static final List<String> PROXIES =
      List.of(
          "epe_nas",
          "fisher",
          "flops",
          "grad_norm",
          "grasp",
          "jacov",
          "l2_norm",
          "nwot",
          "params",
          "plain",
          "snip",
          "synflow",
          "zen");

  private static final Map<Dataset, String> NAMES =
      new EnumMap<>(
          Map.of(
              Dataset.CIFAR10, "zc-proxies/nb201_zc_proxies.csv",
              Dataset.IMAGENET16_120, "zc-proxies/nb201_ImageNet16-120_zc_proxies.csv"));

  /** Architectures that it scores. */
  public static final int SIZE = 9_445;

  /** What stands for a proxy that gave no number. */
  private static final double NOT_A_NUMBER = -1e8;

  private static final ArchitectureReader NETS =
      ArchitectureReader.of(NasBench201.SPACE).in("naslib");

  private final BitSet scored = new BitSet(ArchitectureTable.SIZE);
  private final double[][] byIndex = new double[PROXIES.size()][ArchitectureTable.SIZE];

  private PublishedScores() {}

  /** The data sets that it has scores of. */
  public static List<Dataset> datasets() {
    return List.copyOf(NAMES.keySet());
  }

  /**
   * Reads the scores of one data set.
   *
   * @throws InvalidInputException if it has none of that data set, or the file is missing or broken
   */
  public static PublishedScores load(DataFolder folder, Dataset dataset) {
    if (!NAMES.containsKey(dataset)) {
      throw new InvalidInputException(
          "NAS-Bench-Suite-Zero has no scores of %s: it has %s"
              .formatted(dataset.id(), datasets().stream().map(Dataset::id).toList()));
    }
    DataFile file = folder.locate(NAMES.get(dataset));
    List<String> columns = new ArrayList<>(List.of("net"));
    columns.addAll(PROXIES);
    boolean named = dataset == Dataset.CIFAR10;
    if (named) {
      columns.add("net_str");
    }
    PublishedScores scores = new PublishedScores();
    PublishedRows rows = new PublishedRows(file.path(), columns);
    for (String[] row = rows.next(); row != null; row = rows.next()) {
      scores.put(rows, row, named);
    }
    if (scores.scored.cardinality() != SIZE) {
      throw rows.wrong(
          "the end after " + scores.scored.cardinality() + " architectures", SIZE + " of them");
    }
    return scores;
  }

  private void put(PublishedRows at, String[] row, boolean named) {
    Architecture cell;
    try {
      cell = NETS.one(row[0]);
    } catch (InvalidInputException e) {
      throw at.wrong("net '" + row[0] + "'", "six operations 0 to 4: (4, 0, 3, 1, 4, 3)");
    }
    if (named && !row[row.length - 1].equals(cell.toString())) {
      throw at.wrong("net " + row[0] + " with net_str " + row[row.length - 1], cell.toString());
    }
    int index = NasBench201.SPACE.index(cell).orElseThrow();
    if (scored.get(index)) {
      throw at.wrong("net " + row[0] + " a second time", "each net once");
    }
    scored.set(index);
    for (int p = 0; p < PROXIES.size(); p++) {
      double value = at.number(row[1 + p]);
      if (!Double.isFinite(value)) {
        throw at.wrong("net " + row[0] + " with " + PROXIES.get(p) + " " + value, "a number");
      }
      byIndex[p][index] = value == NOT_A_NUMBER ? Double.NaN : value;
    }
  }

  /** Whether the architecture of that index is scored. */
  public boolean has(int index) {
    return scored.get(index);
  }

  /** Indices of the architectures that are scored, ascending. */
  public int[] indices() {
    return scored.stream().toArray();
  }

  /**
   * The scores of those architectures, in that order; NaN where the proxy gave no number.
   *
   * @param proxy one of {@link #PROXIES}
   * @throws InvalidInputException if it is none of them
   */
  public double[] scores(String proxy) {
    check(proxy);
    int p = PROXIES.indexOf(proxy);
    return scored.stream().mapToDouble(i -> byIndex[p][i]).toArray();
  }

  /**
   * Checks the name of a proxy.
   *
   * @throws InvalidInputException if it is none of {@link #PROXIES}
   */
  public static void check(String proxy) {
    if (!PROXIES.contains(proxy)) {
      throw new InvalidInputException(
          "NAS-Bench-Suite-Zero has no proxy '%s', expected one of %s".formatted(proxy, PROXIES));
    }
  }
}
