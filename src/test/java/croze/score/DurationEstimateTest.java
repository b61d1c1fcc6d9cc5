package croze.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.space.Architecture;
import croze.sweep.Progress;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.plan.DurationEstimate;
import croze.sweep.plan.SweepPlan;
import croze.sweep.task.Selection;
import croze.sweep.task.Task;
import croze.timing.TimedCell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurationEstimateTest {
  private static final Setting SETTING =
      Setting.PUBLISHED.with("cells", "1").with("batch", "synthetic:7");

  @Test
  void costIsTheLineThroughTwoPoints() {
    Cost cost = Cost.through(10, 1, 30, 2);
    assertEquals(.5, cost.seconds(0), 1e-15);
    assertEquals(1, cost.seconds(10), 1e-15);
    assertEquals(3, cost.seconds(50), 1e-15);
  }

  @Test
  void costNeitherFallsWithMacsNorIsNegative() {
    assertEquals(2, Cost.through(10, 3, 30, 2).seconds(1000), 1e-15);
    assertEquals(0, Cost.through(10, .1, 30, 2).seconds(0), 1e-15);
  }

  @Test
  void workIsSharedByNoMoreThanTheProcessors() {
    assertEquals(Duration.ofSeconds(500), new DurationEstimate(2000, 1000, 2, 2).duration());
    assertEquals(Duration.ofSeconds(500), new DurationEstimate(2000, 1000, 8, 2).duration());
    assertEquals(Duration.ofSeconds(1000), new DurationEstimate(2000, 1000, 1, 2).duration());
  }

  @Test
  void saysTimeWorkersAndWhereItIsFrom() {
    assertEquals(
        "about 25 minutes with 2 workers if the processors are free (estimated from two of them"
            + " timed here: 15625 architectures at 0.192 s of one core)",
        new DurationEstimate(15_625, 3000, 2, 2).toString());
    assertTrue(
        new DurationEstimate(100, 20, 1, 2)
            .toString()
            .startsWith("about 20 seconds with 1 worker "));
    assertTrue(
        new DurationEstimate(100, 72_000, 4, 4).toString().startsWith("about 5.0 hours with"));
  }

  @Test
  void whatNeedsNoNetworkIsNotEstimated() {
    List<Architecture> all = Selection.parse(Setting.PUBLISHED.space(), "200").architectures();
    assertFalse(pays(all, "params,flops"));
    assertFalse(pays(all.subList(0, 99), "snip"));
    assertTrue(pays(all.subList(0, 100), "snip"));
  }

  private static boolean pays(List<Architecture> architectures, String proxies) {
    Scoring task = new Scoring(SETTING, Proxies.parse(proxies));
    return PassCosts.pay(SweepPlan.of(SETTING, architectures, task.columns()), task.proxies());
  }

  /** A sweep offers an estimate of what its log lacks before it starts. */
  @Test
  void isOfWhatTheLogLacks(@TempDir Path folder) {
    List<Proxy> proxies = Proxies.parse("synflow");
    DataFolder data = new DataFolder(folder, Optional.empty(), Manifest.bundled());
    Path csv = folder.resolve("scores.csv");
    Scoring.job(
            SETTING,
            Selection.parse(Setting.PUBLISHED.space(), "5"),
            proxies,
            2,
            ScorePlace.alone(csv))
        .run(data, Progress.SILENT);
    AtomicReference<DurationEstimate> estimate = new AtomicReference<>();
    SweepJob job =
        Scoring.job(
            SETTING,
            Selection.parse(Setting.PUBLISHED.space(), "105"),
            proxies,
            2,
            ScorePlace.alone(csv));
    job.run(
        data,
        new Progress() {
          @Override
          public void estimated(Supplier<DurationEstimate> measured) {
            estimate.set(measured.get());
            job.stop();
          }

          @Override
          public void started(int done, int total) {
            throw new AssertionError("stopped before it starts");
          }

          @Override
          public void scored(Architecture architecture, int done) {}

          @Override
          public void ended() {}
        });
    assertEquals(100, estimate.get().architectures());
    assertEquals(2, estimate.get().workers());
    assertTrue(estimate.get().coreSeconds() > 0);
  }

  @Test
  void heavierNetworksCostMore() {
    List<Task.Work> light = work(TimedCell.ALL_SKIP);
    List<Task.Work> heavy = work(TimedCell.ALL_CONV3X3);
    Scorer.Source source =
        Scorer.source(
            SETTING,
            Proxies.parse("synflow"),
            new DataFolder(Path.of("none"), Optional.empty(), Manifest.bundled()));
    double of = PassCosts.coreSeconds(light, source);
    assertTrue(of > 0 && PassCosts.coreSeconds(heavy, source) > of);
  }

  private static List<Task.Work> work(TimedCell cell) {
    return List.of(new Task.Work(SETTING.space().at(cell.index()), List.of("synflow")));
  }
}
