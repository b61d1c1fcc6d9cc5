package croze.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.sweep.SweepPlan.Task;
import croze.timing.TimedCell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateTest {
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
    assertEquals(Duration.ofSeconds(500), new Estimate(2000, 1000, 2, 2).duration());
    assertEquals(Duration.ofSeconds(500), new Estimate(2000, 1000, 8, 2).duration());
    assertEquals(Duration.ofSeconds(1000), new Estimate(2000, 1000, 1, 2).duration());
  }

  @Test
  void saysTimeWorkersAndWhereItIsFrom() {
    assertEquals(
        "about 25 minutes with 2 workers if the processors are free (estimated from two of them"
            + " timed here: 15625 architectures at 0.192 s of one core)",
        new Estimate(15_625, 3000, 2, 2).toString());
    assertTrue(
        new Estimate(100, 20, 1, 2).toString().startsWith("about 20 seconds with 1 worker "));
    assertTrue(new Estimate(100, 72_000, 4, 4).toString().startsWith("about 5.0 hours with"));
  }

  @Test
  void whatNeedsNoNetworkIsNotEstimated() {
    List<Integer> all = Selection.parse(Setting.PUBLISHED.space(), "200").indices();
    assertFalse(
        Estimate.pays(new SweepPlan(Setting.PUBLISHED).of(all, Proxies.parse("params,flops"))));
    assertFalse(
        Estimate.pays(
            new SweepPlan(Setting.PUBLISHED).of(all.subList(0, 99), Proxies.parse("snip"))));
    assertTrue(
        Estimate.pays(
            new SweepPlan(Setting.PUBLISHED).of(all.subList(0, 100), Proxies.parse("snip"))));
  }

  /** A sweep offers an estimate of what its log lacks before it starts. */
  @Test
  void isOfWhatTheLogLacks(@TempDir Path folder) {
    List<Proxy> proxies = Proxies.parse("synflow");
    DataFolder data = new DataFolder(folder, Optional.empty(), Manifest.bundled());
    Path csv = folder.resolve("scores.csv");
    new SweepJob(
            SETTING,
            Selection.parse(Setting.PUBLISHED.space(), "5"),
            proxies,
            2,
            ScorePlace.alone(csv))
        .run(data, Progress.SILENT);
    AtomicReference<Estimate> estimate = new AtomicReference<>();
    SweepJob job =
        new SweepJob(
            SETTING,
            Selection.parse(Setting.PUBLISHED.space(), "105"),
            proxies,
            2,
            ScorePlace.alone(csv));
    job.run(
        data,
        new Progress() {
          @Override
          public void estimated(Supplier<Estimate> measured) {
            estimate.set(measured.get());
            job.stop();
          }

          @Override
          public void started(int done, int total) {
            throw new AssertionError("stopped before it starts");
          }

          @Override
          public void scored(int done) {}

          @Override
          public void ended() {}
        });
    assertEquals(100, estimate.get().architectures());
    assertEquals(2, estimate.get().workers());
    assertTrue(estimate.get().coreSeconds() > 0);
  }

  @Test
  void heavierNetworksCostMore() {
    List<Task> light = List.of(new Task(TimedCell.ALL_SKIP.index(), Proxies.parse("synflow")));
    List<Task> heavy = List.of(new Task(TimedCell.ALL_CONV3X3.index(), Proxies.parse("synflow")));
    Scorer.Source source =
        Scorer.source(
            SETTING,
            Proxies.parse("synflow"),
            new DataFolder(Path.of("none"), Optional.empty(), Manifest.bundled()));
    double of = Estimate.of(light, 1, source).coreSeconds();
    assertTrue(of > 0 && Estimate.of(heavy, 1, source).coreSeconds() > of);
  }
}
