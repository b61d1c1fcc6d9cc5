package croze.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.space.Architecture;
import croze.space.nb201.NasBench201;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
  private final StringWriter out = new StringWriter();
  private long seconds;
  private final PlainProgress progress =
      new PlainProgress("cifar10", new PrintWriter(out), () -> TimeUnit.SECONDS.toNanos(seconds));

  private String lastLine() {
    return out.toString().lines().reduce("", (a, b) -> b);
  }

  /** Half a network that goes on from a checkpoint is no work of this run. */
  @Test
  void timeLeftCountsThePartsThatThisRunHasDone() {
    Architecture a = new NasBench201().at(7);
    Architecture b = new NasBench201().at(8);
    progress.started(2, 6);
    assertEquals("croze: cifar10: 4 of 6 architectures to score", lastLine());
    progress.reached(a, .5, "7 at epoch 10.0 of 20");
    seconds = 29;
    progress.reached(b, .25, "8 at epoch 5.0 of 20");
    seconds = 30;
    progress.reached(a, .75, "7 at epoch 15.0 of 20");
    // a quarter in 30 s, 3 architectures left
    assertEquals(
        "croze: cifar10: 2 of 6, 0.0083 a second, 0:06:00 left; 7 at epoch 15.0 of 20; 8 at epoch"
            + " 5.0 of 20",
        lastLine());
    seconds = 60;
    progress.scored(a, 3);
    // half an architecture in 60 s, 2.75 left
    assertEquals(
        "croze: cifar10: 3 of 6, 0.0083 a second, 0:05:30 left; 8 at epoch 5.0 of 20", lastLine());
  }
}
