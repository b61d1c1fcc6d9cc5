package croze.timing;

import croze.data.DataFolder;
import croze.score.Scorer;
import croze.score.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One thread, double precision, the batch and weights of the goldens: the lightest, a mean and the
 * heaviest network, by each engine and, in turn with the first, by the PyTorch peer.
 */
final class CellTimes {
  private static final Setting GOLDEN =
      Setting.PUBLISHED.with("weights", "golden").with("batch", "synthetic:7");
  private static final int BATCH = 8;

  /** The lightest network spends most time outside the kernels, in code that is compiled late. */
  private static final Map<TimedCell, Integer> WARM_UPS =
      Map.of(TimedCell.ALL_SKIP, 60, TimedCell.MEAN, 12);

  private final int samples;
  private final Consumer<String> say;

  CellTimes(int samples, Consumer<String> say) {
    this.samples = samples;
    this.say = say;
  }

  /**
   * @param engines the first is timed in turn with the peer
   */
  List<BenchRow> measure(List<String> engines, Optional<Peer> peer) {
    List<BenchRow> rows = new ArrayList<>();
    for (String engine : engines) {
      boolean first = engine.equals(engines.get(0));
      rows.addAll(engine(GOLDEN.with("engine", engine), first ? peer : Optional.empty()));
    }
    return rows;
  }

  private List<BenchRow> engine(Setting setting, Optional<Peer> peer) {
    List<BenchRow> rows = new ArrayList<>();
    try (Scorer scorer = scorer(setting)) {
      say.accept(setting.engine() + ": warming up");
      for (ProxySet set : ProxySet.values()) {
        WARM_UPS.forEach((cell, runs) -> warmUp(scorer, cell, set, runs));
      }
      int rounds = peer.isPresent() ? 2 : 1;
      List<List<BenchRow>> each = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        each.add(cells(setting, scorer));
        peer.ifPresent(
            p -> {
              say.accept("peer: three cells");
              each.add(p.measure(samples));
            });
      }
      rows.addAll(faster(each));
    }
    return rows;
  }

  private static void warmUp(Scorer scorer, TimedCell cell, ProxySet set, int runs) {
    for (int i = 0; i < runs; i++) {
      scorer.score(cell.index(), set.proxies());
    }
  }

  private List<BenchRow> cells(Setting setting, Scorer scorer) {
    List<BenchRow> rows = new ArrayList<>();
    for (ProxySet set : ProxySet.values()) {
      say.accept("%s: three cells, %s".formatted(setting.engine(), set));
      for (TimedCell cell : TimedCell.values()) {
        Timing timing = Timing.measure(samples, () -> scorer.score(cell.index(), set.proxies()));
        String name = cell.name().toLowerCase(Locale.ROOT);
        long macs = TimedCell.macs(cell.index(), setting.macro());
        rows.add(BenchRow.single("cells", setting, set, BATCH, name, macs, timing));
      }
    }
    return rows;
  }

  /** Of rows that say the same in several rounds, the one with the least processor time. */
  private static List<BenchRow> faster(List<List<BenchRow>> rounds) {
    List<BenchRow> best = new ArrayList<>();
    for (List<BenchRow> round : rounds) {
      for (BenchRow row : round) {
        int known = -1;
        for (int i = 0; i < best.size(); i++) {
          known = sameWork(best.get(i), row) ? i : known;
        }
        if (known < 0) {
          best.add(row);
        } else if (row.seconds().cpuMin() < best.get(known).seconds().cpuMin()) {
          best.set(known, row);
        }
      }
    }
    return best;
  }

  private static boolean sameWork(BenchRow a, BenchRow b) {
    return a.engine().equals(b.engine())
        && a.proxies().equals(b.proxies())
        && a.name().equals(b.name());
  }

  private static Scorer scorer(Setting setting) {
    return Scorer.source(setting, ProxySet.TABLE2.proxies(), DataFolder.standard()).open();
  }
}
