package croze.net;

import croze.net.Op.Zero;
import java.util.List;

/**
 * The ops on a path from the image to the logits; {@link Zero} cuts a path. What is on no path
 * cannot change the logits, or gets nothing of the image.
 */
public final class LiveOps {
  private LiveOps() {}

  /**
   * Whether each op is live. The last one always is: its bias reaches the logits whatever it reads.
   */
  public static boolean[] of(Program program) {
    List<Op> ops = program.ops();
    boolean[] fed = new boolean[ops.size() + 1];
    fed[0] = true;
    for (int i = 0; i < ops.size(); i++) {
      if (!(ops.get(i) instanceof Zero)) {
        for (int v : ops.get(i).inputs()) {
          fed[i + 1] |= fed[v];
        }
      }
    }
    boolean[] reaching = new boolean[ops.size() + 1];
    boolean[] live = new boolean[ops.size()];
    reaching[ops.size()] = true;
    for (int i = ops.size() - 1; i >= 0; i--) {
      if (reaching[i + 1] && !(ops.get(i) instanceof Zero)) {
        for (int v : ops.get(i).inputs()) {
          reaching[v] = true;
        }
        live[i] = fed[i + 1] || i == ops.size() - 1;
      }
    }
    return live;
  }
}
