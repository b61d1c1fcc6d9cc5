package croze.space.darts;

import croze.InvalidInputException;
import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.DropPath;
import croze.net.Form;
import croze.net.GlobalPool;
import croze.net.Linear;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Concat;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Shift;
import croze.net.Op.Zero;
import croze.net.Program;
import croze.net.Window;
import croze.net.Window.Axis;
import croze.space.Macro;
import croze.space.darts.DartsCell.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the network of an architecture for small images: stem, L cells, head.
 *
 * <pre>
 * stem    conv3×3(3→3C), norm
 * cell k  of the outputs of cells k − 2 and k − 1 (before the first, of the stem), at C channels,
 *         twice as many from each reduction on; reductions are k = ⌊L/3⌋ and ⌊2L/3⌋
 * head    global average pool, linear
 * aux     of the output of cell ⌊2L/3⌋, if asked for: ReLU, average pool 5×5 of stride 3, conv1×1(→128),
 *         norm, ReLU, conv2×2(→768), norm, ReLU, linear; its logits come behind the head's
 * </pre>
 *
 * With droppable paths, all operations of nodes can be dropped but the identity, as in DARTS.
 *
 * <p>Source: Liu, Simonyan and Yang, DARTS (ICLR 2019), section 3.2, and its public code for the
 * auxiliary head.
 *
 * <p>The features tapped are z₀ the stem's output, z₁ … z_L the outputs of the cells, z_{L+1} the
 * pooled vector. A layer of cell k has that of its own cell. The form without BN has no norm at
 * all; the other two are one network.
 */
final class DartsNetwork {
  private static final int STEM_FACTOR = 3;

  /** Pixels of a row that the auxiliary head reads. */
  private static final int AUXILIARY_SIZE = 8;

  private final DartsArchitecture architecture;
  private final Form form;
  private final Macro macro;
  private final boolean auxiliary;
  private final boolean droppable;
  private final List<Op> ops = new ArrayList<>();
  private final List<Integer> features = new ArrayList<>();
  private final Map<String, Integer> layerFeatures = new LinkedHashMap<>();

  /** A value of the program. */
  private record Value(int number, int channels) {}

  private DartsNetwork(
      DartsArchitecture architecture,
      Form form,
      Macro macro,
      boolean auxiliary,
      boolean droppable) {
    this.architecture = architecture;
    this.form = form;
    this.macro = macro;
    this.auxiliary = auxiliary;
    this.droppable = droppable;
  }

  static Program program(
      DartsArchitecture architecture,
      Form form,
      Macro macro,
      boolean auxiliary,
      boolean droppable) {
    int layers = macro.cells();
    if (architecture.onlyLayers().orElse(layers) != layers) {
      throw new InvalidInputException(
          "%d layers: this architecture lists the cells of a network of %d, so expected --layers %d"
              .formatted(layers, architecture.cells().size(), architecture.cells().size()));
    }
    return new DartsNetwork(architecture, form, macro, auxiliary, droppable).build();
  }

  /** Whether cell k of L halves the size. */
  static boolean reduces(int k, int layers) {
    return k == layers / 3 || k == 2 * layers / 3;
  }

  /** Whether a layer belongs to a node of a cell, not to what stands around the nodes. */
  static boolean isOfNode(String layer) {
    return layer.contains(".n");
  }

  private Program build() {
    Value stem = conv("stem.conv", new Value(0, 3), STEM_FACTOR * macro.channels(), 3, 1);
    stem = norm("stem.bn", stem, true);
    features.add(stem.number());
    Value before = stem;
    Value last = stem;
    Value reduced = stem;
    int width = macro.channels();
    boolean afterReduction = false;
    List<DartsCell> cells = architecture.cells();
    for (int k = 0; k < macro.cells(); k++) {
      boolean reduction = reduces(k, macro.cells());
      width *= reduction ? 2 : 1;
      String name = "c" + k;
      Value first =
          afterReduction
              ? factorised(name + ".pre0", before, width)
              : reluConvNorm(name + ".pre0", before, width);
      Value second = reluConvNorm(name + ".pre1", last, width);
      before = last;
      DartsCell cell = cells.get(architecture.cellAt(k, reduction));
      last = cell(name, cell, first, second, reduction);
      features.add(last.number());
      reduced = reduction ? last : reduced;
      afterReduction = reduction;
    }
    Value pooled = new Value(add(new GlobalPool(last.number())), last.channels());
    layerFeatures.put("fc", features.size());
    features.add(pooled.number());
    int logits = add(new Linear("fc", pooled.number(), pooled.channels(), macro.classes()));
    if (auxiliary) {
      add(new Concat(List.of(logits, auxiliaryLogits(reduced))));
    }
    return new Program(3, macro.imageSize(), ops, features, layerFeatures);
  }

  private int auxiliaryLogits(Value x) {
    int size = macro.imageSize() / 4;
    if (size != AUXILIARY_SIZE) {
      throw new InvalidInputException(
          "the auxiliary head is for images of %d pixels, found %d: leave auxiliary out of the protocol"
              .formatted(4 * AUXILIARY_SIZE, macro.imageSize()));
    }
    Value y = relu(x);
    y = of(y, new AvgPool(y.number(), Window.square(5, 3, 0, 1)));
    y = relu(norm("aux.bn1", conv("aux.conv1", y, 128, 1, 1), true));
    y = relu(norm("aux.bn2", conv("aux.conv2", y, 768, Window.square(2, 1, 0, 1)), true));
    // Of one pixel: the mean only makes it a vector.
    Value pooled = of(y, new GlobalPool(y.number()));
    layerFeatures.put("aux.fc", features.size());
    return add(new Linear("aux.fc", pooled.number(), pooled.channels(), macro.classes()));
  }

  private Value cell(String name, DartsCell cell, Value first, Value second, boolean reduction) {
    List<Value> states = new ArrayList<>(List.of(first, second));
    for (List<Entry> node : cell.nodes()) {
      List<Integer> terms = new ArrayList<>();
      for (int e = 0; e < node.size(); e++) {
        Entry entry = node.get(e);
        int stride = reduction && entry.input() < DartsCell.INPUTS ? 2 : 1;
        String at = "%s.n%d.e%d".formatted(name, states.size(), e);
        Value term = entry(at, entry.operation(), states.get(entry.input()), stride);
        boolean identity = term.equals(states.get(entry.input()));
        boolean drops = droppable && entry.passes() && !identity;
        terms.add(drops ? add(new DropPath(at, term.number())) : term.number());
      }
      int sum = terms.size() == 1 ? terms.get(0) : add(new Add(terms));
      states.add(new Value(sum, first.channels()));
    }
    List<Integer> parts = cell.concat().stream().map(s -> states.get(s).number()).toList();
    int out = parts.size() == 1 ? parts.get(0) : add(new Concat(parts));
    return new Value(out, parts.size() * first.channels());
  }

  private Value entry(String name, CellOperation operation, Value x, int stride) {
    return switch (operation) {
      case NONE -> of(x, new Zero(stride == 1 ? x.number() : add(new AvgPool(x.number(), 1, 2))));
      case AVG_POOL_3X3 -> of(x, new AvgPool(x.number(), 3, stride));
      case MAX_POOL_3X3 -> of(x, new MaxPool(x.number(), 3, stride));
      case SKIP_CONNECT -> stride == 1 ? x : factorised(name, x, x.channels());
      case SEP_CONV_3X3 -> separable(name, x, 3, stride);
      case SEP_CONV_5X5 -> separable(name, x, 5, stride);
      case SEP_CONV_7X7 -> separable(name, x, 7, stride);
      case DIL_CONV_3X3 -> dilated(name, x, 3, stride);
      case DIL_CONV_5X5 -> dilated(name, x, 5, stride);
      case CONV_7X1_1X7 -> crossed(name, x, stride);
    };
  }

  private Value separable(String name, Value x, int kernel, int stride) {
    Value y = x;
    for (int half = 1; half <= 2; half++) {
      Window window = Window.square(kernel, half == 1 ? stride : 1, kernel / 2, 1);
      y = depthwise(name + ".dw" + half, relu(y), window);
      y = conv(name + ".pw" + half, y, x.channels(), 1, 1);
      y = norm(name + ".bn" + half, y, architecture.affine());
    }
    return y;
  }

  private Value dilated(String name, Value x, int kernel, int stride) {
    Value y = depthwise(name + ".dw", relu(x), Window.square(kernel, stride, kernel - 1, 2));
    y = conv(name + ".pw", y, x.channels(), 1, 1);
    return norm(name + ".bn", y, architecture.affine());
  }

  /** A row of seven taps, then a column of seven. */
  private Value crossed(String name, Value x, int stride) {
    Axis one = new Axis(1, 1, 0, 1);
    Axis seven = new Axis(7, stride, 3, 1);
    Value y = conv(name + ".w17", relu(x), x.channels(), new Window(one, seven));
    y = conv(name + ".w71", y, x.channels(), new Window(seven, one));
    return norm(name + ".bn", y, architecture.affine());
  }

  private Value reluConvNorm(String name, Value x, int channels) {
    Value y = conv(name + ".conv", relu(x), channels, 1, 1);
    return norm(name + ".bn", y, architecture.affine());
  }

  /** Halves the size by two convolutions of stride 2, the second one row and column further. */
  private Value factorised(String name, Value x, int channels) {
    Value y = relu(x);
    Value a = conv(name + ".conv1", y, channels / 2, 1, 2);
    Value b = conv(name + ".conv2", of(y, new Shift(y.number())), channels / 2, 1, 2);
    int both = add(new Concat(List.of(a.number(), b.number())));
    return norm(name + ".bn", new Value(both, channels), architecture.affine());
  }

  private Value norm(String name, Value x, boolean affine) {
    return form == Form.WITHOUT_BN ? x : of(x, new Norm(name, x.number(), x.channels(), affine));
  }

  private Value relu(Value x) {
    return of(x, new Relu(x.number()));
  }

  private Value depthwise(String name, Value x, Window window) {
    layerFeatures.put(name, features.size());
    return of(x, Conv.depthwise(name, x.number(), x.channels(), window));
  }

  private Value conv(String name, Value x, int channels, int kernel, int stride) {
    return conv(name, x, channels, Window.square(kernel, stride, kernel / 2, 1));
  }

  private Value conv(String name, Value x, int channels, Window window) {
    layerFeatures.put(name, features.size());
    Conv conv = new Conv(name, x.number(), x.channels(), channels, window, 1, false);
    return new Value(add(conv), channels);
  }

  /** The result of an op that keeps the number of channels. */
  private Value of(Value x, Op op) {
    return new Value(add(op), x.channels());
  }

  /** Appends the op and returns the number of its value. */
  private int add(Op op) {
    ops.add(op);
    return ops.size();
  }
}
