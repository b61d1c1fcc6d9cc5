package croze.engine.cpu.float64;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import croze.engine.cpu.plan.Layout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
  private final BufferPool pool = new BufferPool();

  private static Layout layout(int width) {
    return new Layout(1, 16, 16, 32, width, 1);
  }

  /** The passes of one network find the buffers of the pass before, those of all their layouts. */
  @Test
  void passesOfANetworkReuseTheirBuffers() {
    List<Buffer> first = pass(8, 12);
    for (int pass = 0; pass < 5; pass++) {
      List<Buffer> next = pass(8, 12);
      for (int i = 0; i < first.size(); i++) {
        assertSame(first.get(i), next.get(i));
      }
    }
  }

  /** A sweep over networks of different shapes must not keep the buffers of all of them. */
  @Test
  void buffersOfManyShapesAreLetGo() {
    Buffer first = pass(8, 1).get(0);
    for (int width = 9; width < 30; width++) {
      pass(width, 1);
    }
    assertNotSame(first, pool.take(layout(8)));
  }

  /** Takes buffers of so many widths, and gives them all back. */
  private List<Buffer> pass(int from, int widths) {
    List<Buffer> lent = new ArrayList<>();
    for (int width = from; width < from + widths; width++) {
      lent.add(pool.take(layout(width)));
    }
    lent.forEach(pool::release);
    return lent;
  }
}
