package croze.space.nb201;

import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.Form;
import croze.net.GlobalPool;
import croze.net.Linear;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Zero;
import croze.net.Outline;
import croze.net.Program;
import croze.space.Macro;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the NAS-Bench-201 network of a cell: stem, three stages of cells, a reduction block
 * between stages, head.
 *
 * <pre>
 * stem       conv3×3(3→C)
 * stage s    N cells at C·2^(s−1) channels
 * reduction  conv1×1(avgpool2×2(x)) + conv3×3(ReLU(conv3×3 stride 2(ReLU(x))))
 * head       ReLU, global average pool, linear
 * </pre>
 *
 * What norms and biases stand where is the {@link Form}'s. The features tapped are z₀ the stem's
 * output, z₁ and z₂ the outputs of the reductions, z₃ the last ReLU in the form without BN and the
 * output of stage 3 in the others, z₄ the pooled vector. The feature of a layer is that of the
 * number of cells entered so far, divided by the cells a stage.
 *
 * <p>In the public network a ReLU-conv-BN is a module around a sequence, as are stem, pools, {@code
 * down} and the last BN and ReLU, and a stage is a sequence of cells: so many hooks see one value.
 */
final class CellNetwork {
  private static final int STAGES = 3;

  private final Cell cell;
  private final Form form;
  private final Macro macro;
  private final List<Op> ops = new ArrayList<>();
  private final List<Integer> features = new ArrayList<>();
  private final Map<String, Integer> layerFeatures = new LinkedHashMap<>();
  private final List<Integer> blocks = new ArrayList<>();
  private final Map<Integer, Integer> modules = new LinkedHashMap<>();
  private int cellsEntered;

  private CellNetwork(Cell cell, Form form, Macro macro) {
    this.cell = cell;
    this.form = form;
    this.macro = macro;
  }

  static Program program(Cell cell, Form form, Macro macro) {
    return new CellNetwork(cell, form, macro).build();
  }

  private Program build() {
    int x = conv("stem.conv", 0, 3, macro.channels(), 3, 1, false);
    x = outsideReductions("stem.conv.norm", x, macro.channels(), true);
    features.add(x);
    blocks.add(x);
    for (int stage = 1; stage <= STAGES; stage++) {
      int channels = macro.channels() << (stage - 1);
      for (int c = 0; c < macro.cells(); c++) {
        cellsEntered++;
        x = cell("s" + stage + ".c" + c, x, channels);
        seen(x, c == macro.cells() - 1 ? 2 : 1);
        blocks.add(x);
      }
      if (stage < STAGES) {
        x = seen(reduction("r" + stage, x, channels), 1);
        features.add(x);
        blocks.add(x);
      }
    }
    int channels = macro.channels() << (STAGES - 1);
    int stages = x;
    int last = norm("head.norm", x, channels, true, 1);
    x = seen(add(new Relu(last)), 2);
    // The public code taps the stages' output, but without a norm between, its last ReLU works in
    // place on it.
    features.add(form == Form.WITHOUT_BN ? x : stages);
    x = add(new GlobalPool(x));
    features.add(x);
    layerFeatures.put("fc", features.size() - 1);
    add(new Linear("fc", x, channels, macro.classes()));
    Outline outline = new Outline(blocks, modules);
    return new Program(3, macro.imageSize(), ops, features, layerFeatures, outline);
  }

  private int cell(String name, int input, int channels) {
    List<Integer> nodes = new ArrayList<>(List.of(input));
    for (int node = 1; node <= 3; node++) {
      List<Integer> summands = new ArrayList<>();
      for (int e = 0; e < cell.edges().size(); e++) {
        if (Cell.TARGETS.get(e) == node) {
          int from = nodes.get(Cell.SOURCES.get(e));
          summands.add(edge(name + ".e" + e, cell.edges().get(e), from, channels));
        }
      }
      nodes.add(summands.size() == 1 ? summands.get(0) : add(new Add(summands)));
    }
    return nodes.get(3);
  }

  private int edge(String name, Operation operation, int from, int channels) {
    return switch (operation) {
      case NONE -> seen(add(new Zero(from)), 1);
      case SKIP_CONNECT -> seen(from, 1);
      case AVG_POOL_3X3 -> seen(add(new AvgPool(from, 3, 1)), 2);
      case NOR_CONV_1X1 -> cellConv(name + ".k1", from, channels, 1);
      case NOR_CONV_3X3 -> cellConv(name + ".k3", from, channels, 3);
    };
  }

  private int cellConv(String name, int from, int channels, int kernel) {
    boolean bias = form != Form.PAPER;
    int x = conv(name, relu(from), channels, channels, kernel, 1, bias);
    return outsideReductions(name + ".norm", x, channels, form == Form.PAPER);
  }

  private int reduction(String name, int input, int channels) {
    int pooled = seen(add(new AvgPool(input, 2, 2)), 1);
    int down = seen(conv(name + ".down", pooled, channels, 2 * channels, 1, 1, false), 1);
    int a = conv(name + ".conv_a", relu(input), channels, 2 * channels, 3, 2, false);
    a = seen(add(new Norm(name + ".conv_a.norm", a, 2 * channels, true)), 3);
    int b = conv(name + ".conv_b", relu(a), 2 * channels, 2 * channels, 3, 1, false);
    b = seen(add(new Norm(name + ".conv_b.norm", b, 2 * channels, true)), 3);
    return add(new Add(List.of(down, b)));
  }

  private int relu(int input) {
    return seen(add(new Relu(input)), 1);
  }

  /** The norms that the form without BN leaves out: all but the reductions'. */
  private int outsideReductions(String name, int input, int channels, boolean affine) {
    return norm(name, input, channels, affine, 3);
  }

  private int norm(String name, int input, int channels, boolean affine, int hooks) {
    return form == Form.WITHOUT_BN
        ? input
        : seen(add(new Norm(name, input, channels, affine)), hooks);
  }

  /** Notes that so many hooks more see a value. */
  private int seen(int value, int hooks) {
    modules.merge(value, hooks, Integer::sum);
    return value;
  }

  private int conv(String name, int input, int in, int out, int kernel, int stride, boolean bias) {
    layerFeatures.put(name, cellsEntered / macro.cells());
    return seen(add(new Conv(name, input, in, out, kernel, stride, bias)), 1);
  }

  /** Appends the op and returns the number of its value. */
  private int add(Op op) {
    ops.add(op);
    return ops.size();
  }
}
