package croze.timing;

import croze.data.DataFolder;
import croze.data.file.TemporaryFolder;
import croze.score.Scorer;
import croze.score.Scoring;
import croze.score.Setting;
import croze.sweep.Progress;
import croze.sweep.export.ScorePlace;
import croze.sweep.task.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the cost of scoring grows with MACs, images in a batch, architectures and workers. Images are
 * real ones, architectures those of a sweep's random order.
 */
final class Growth {
  private static final Setting SETTING = Setting.PUBLISHED;
  private static final int BATCH = 8;
  private static final List<Integer> BATCHES = List.of(1, 8, 32, 64);
  private static final int SEVERAL_WORKERS = 2;

  private final int samples;
  private final int architectures;
  private final Consumer<String> say;

  /**
   * @param architectures most architectures of a sweep
   */
  Growth(int samples, int architectures, Consumer<String> say) {
    this.samples = samples;
    this.architectures = architectures;
    this.say = say;
  }

  /** Each architecture of the sample by itself, and the lightest and the heaviest. */
  List<BenchRow> withMacs() {
    List<BenchRow> rows = new ArrayList<>();
    Set<Integer> sample =
        new LinkedHashSet<>(
            Selection.parse(SETTING.space(), Integer.toString(architectures)).indices());
    sample.add(TimedCell.ALL_SKIP.index());
    sample.add(TimedCell.ALL_CONV3X3.index());
    for (ProxySet set : List.of(ProxySet.CROZE, ProxySet.TABLE2)) {
      say.accept("%d architectures one by one, %s".formatted(sample.size(), set));
      try (Scorer scorer = scorer(SETTING, set)) {
        sample.forEach(index -> scorer.score(index, set.proxies()));
        for (int index : sample) {
          Timing timing = Timing.measure(1, () -> scorer.score(index, set.proxies()));
          String name = Integer.toString(index);
          long macs = TimedCell.macs(index, SETTING.macro());
          rows.add(BenchRow.single("macs", SETTING, set, BATCH, name, macs, timing));
        }
      }
    }
    return rows;
  }

  /** The mean cell, CRoZe. */
  List<BenchRow> withBatch() {
    List<BenchRow> rows = new ArrayList<>();
    TimedCell cell = TimedCell.MEAN;
    long macs = TimedCell.macs(cell.index(), SETTING.macro());
    for (int batch : BATCHES) {
      say.accept("batch of " + batch);
      Setting setting = SETTING.with("batch", "per-arch:" + batch);
      try (Scorer scorer = scorer(setting, ProxySet.CROZE)) {
        Runnable work = () -> scorer.score(cell.index(), ProxySet.CROZE.proxies());
        work.run();
        Timing timing = Timing.measure(samples, work);
        rows.add(BenchRow.single("batch", setting, ProxySet.CROZE, batch, "mean", macs, timing));
      }
    }
    return rows;
  }

  /** Whole sweeps from the first image read to the export written, CRoZe. */
  List<BenchRow> ofSweeps() {
    List<BenchRow> rows = new ArrayList<>();
    for (int n : sizes(architectures)) {
      rows.add(sweep("architectures", n, 1));
    }
    // One worker has just swept all of them.
    rows.add(rows.get(rows.size() - 1).of("workers"));
    rows.add(sweep("workers", architectures, SEVERAL_WORKERS));
    return rows;
  }

  /** A quarter, a half and all. */
  static List<Integer> sizes(int architectures) {
    return List.of(architectures / 4, architectures / 2, architectures);
  }

  private BenchRow sweep(String part, int n, int workers) {
    say.accept("sweep of %d architectures, workers: %d".formatted(n, workers));
    Selection selection = Selection.parse(SETTING.space(), Integer.toString(n));
    List<Timing.Sample> each = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      each.add(Timing.once(() -> sweep(SETTING, n, workers)));
    }
    long macs =
        selection.indices().stream().mapToLong(a -> TimedCell.macs(a, SETTING.macro())).sum();
    return new BenchRow(
        part,
        SETTING.engine(),
        "double",
        ProxySet.CROZE.toString(),
        BATCH,
        workers,
        n,
        "",
        macs,
        Timing.of(each));
  }

  /** A whole sweep of so many architectures, into a folder that is deleted. */
  static void sweep(Setting setting, int architectures, int workers) {
    try (TemporaryFolder folder = TemporaryFolder.create("croze-bench")) {
      Scoring.job(
              setting,
              Selection.parse(setting.space(), Integer.toString(architectures)),
              ProxySet.CROZE.proxies(),
              workers,
              ScorePlace.alone(folder.path().resolve("scores.csv")))
          .run(DataFolder.standard(), Progress.SILENT);
    }
  }

  private static Scorer scorer(Setting setting, ProxySet set) {
    return Scorer.source(setting, set.proxies(), DataFolder.standard()).open();
  }
}
