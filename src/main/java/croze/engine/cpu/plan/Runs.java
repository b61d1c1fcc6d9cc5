package croze.engine.cpu.plan;

import croze.net.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution as runs: output pixel p is the sum over rows t of (a run of {@code length}
 * contiguous inputs) × (a matrix of weights).
 *
 * <pre>
 * out[out[p] + c] = Σ_t Σ_i  in[in[p] + rows[t] + i] · w[t][i][c]      i = column · inStride + input channel
 * </pre>
 *
 * <p>The forward convolution is one such; the gradient by its input is stride² of them, one for
 * each phase of the pixels, with the taps in reverse order.
 */
public final class Runs {
  /** Pixels of one output row that a kernel takes at once. */
  public static final int GROUP = 4;

  /** Output pixels. */
  public final int pixels;

  /**
   * Offset of the first run of each output pixel. The tables have an even length: after an odd
   * number of pixels comes one with the output of the leading margin, where gradients are zero.
   */
  public final int[] in;

  /** Offset of each output pixel. */
  public final int[] out;

  /**
   * The first {@code groups·GROUP} pixels come in groups that are neighbours in a row; the others
   * stand alone.
   */
  public final int groups;

  /** Elements between the inputs of neighbours. */
  public final int inStep;

  /** Elements between the outputs of neighbours. */
  public final int outStep;

  /** Offset of each run to the first; empty if no tap meets these pixels. */
  public final int[] rows;

  /** Elements of a run. */
  public final int length;

  /** The tap (row of the weight) of each run. */
  final int[] tapRows;

  /** The taps (columns of the weight) of each run, one for each pixel of it. */
  final int[][] tapColumns;

  public final Layout from;
  public final Layout to;

  private Runs(
      Layout from,
      Layout to,
      Pixels pixels,
      Taps ty,
      Taps tx,
      boolean apart,
      int inStep,
      int outStep) {
    this.from = from;
    this.to = to;
    this.pixels = pixels.in.size();
    if (this.pixels % 2 == 1) {
      pixels.in.add(pixels.in.get(0));
      pixels.out.add(0);
    }
    this.in = pixels.in.stream().mapToInt(i -> i).toArray();
    this.out = pixels.out.stream().mapToInt(i -> i).toArray();
    this.groups = pixels.groups;
    this.inStep = inStep;
    this.outStep = outStep;
    int[][] parts = tx.parts(apart);
    int n = ty.taps().length * parts.length;
    this.rows = new int[n];
    this.tapRows = new int[n];
    this.tapColumns = new int[n][];
    for (int t = 0; t < n; t++) {
      int[] part = parts[t % parts.length];
      int row = t / parts.length;
      rows[t] =
          ty.offset(row) * from.rowStride()
              + (parts.length == 1 ? 0 : tx.offset(part[0])) * from.stride();
      tapRows[t] = ty.taps()[row];
      tapColumns[t] = tx.of(part);
    }
    this.length = n == 0 ? 0 : tapColumns[0].length * from.stride();
  }

  /**
   * The convolution itself.
   *
   * @param apart whether each tap is a run of its own, as a depthwise convolution has it
   */
  public static Runs forward(Layout in, Layout out, Window window, boolean apart) {
    Window.Axis rows = window.rows();
    Window.Axis columns = window.columns();
    Pixels pixels =
        new Pixels(
            in,
            out,
            new Line(rows.stride(), 1, rows.at(0, 0), 0),
            new Line(columns.stride(), 1, columns.at(0, 0), 0));
    return new Runs(
        in,
        out,
        pixels,
        Taps.forward(rows),
        Taps.forward(columns),
        apart,
        columns.stride() * in.stride(),
        out.stride());
  }

  /** The gradient by the input: from the gradient of the output to that of the input. */
  public static List<Runs> inputGradient(Layout out, Layout in, Window window, boolean apart) {
    Window.Axis rows = window.rows();
    Window.Axis columns = window.columns();
    List<Runs> phases = new ArrayList<>();
    for (int y = 0; y < Math.min(rows.stride(), in.height()); y++) {
      for (int x = 0; x < Math.min(columns.stride(), in.width()); x++) {
        Taps ty = Taps.backward(rows, y);
        Taps tx = Taps.backward(columns, x);
        Pixels pixels =
            new Pixels(
                out,
                in,
                new Line(1, rows.stride(), ty.first(), y),
                new Line(1, columns.stride(), tx.first(), x));
        phases.add(
            new Runs(out, in, pixels, ty, tx, apart, out.stride(), columns.stride() * in.stride()));
      }
    }
    return phases;
  }

  /** Along one axis: steps from an output to the next, here and there, and where they start. */
  private record Line(int fromStep, int toStep, int from, int to) {}

  /**
   * Packs a weight (out channels, in channels, kernel, kernel) for these runs: blocks of {@code
   * width} output channels, the last may be narrower; in a block, by run, element of the run and
   * channel.
   *
   * @param forward whether the runs are the convolution itself; otherwise input and output channels
   *     of the weight change places
   */
  public int[] packing(Window window, int width, boolean forward) {
    int[] source = new int[rows.length * length * to.stride()];
    Arrays.fill(source, -1);
    for (int c = 0; c < to.channels(); c++) {
      int block = c / width * width;
      int blockWidth = Math.min(width, to.stride() - block);
      for (int t = 0; t < rows.length; t++) {
        for (int column = 0; column < tapColumns[t].length; column++) {
          for (int i = 0; i < from.channels(); i++) {
            int at =
                block * rows.length * length
                    + (t * length + column * from.stride() + i) * blockWidth
                    + (c - block);
            int pair = forward ? c * from.channels() + i : i * to.channels() + c;
            source[at] = pair * window.taps() + tap(window, t, column);
          }
        }
      }
    }
    return source;
  }

  /**
   * Packs a weight (channels, 1, kernel, kernel) of a depthwise convolution: by run and channel.
   */
  public int[] depthwisePacking(Window window) {
    int[] source = new int[rows.length * to.stride()];
    Arrays.fill(source, -1);
    for (int t = 0; t < rows.length; t++) {
      for (int c = 0; c < to.channels(); c++) {
        source[t * to.stride() + c] = c * window.taps() + tap(window, t, 0);
      }
    }
    return source;
  }

  /** Number of a tap in the weight. */
  private int tap(Window window, int run, int column) {
    return tapRows[run] * window.columns().kernel() + tapColumns[run][column];
  }

  /** Elements of a weight gradient as kernels sum it up: runs rounded up to a multiple of rows. */
  public int gradientSize(int tileRows) {
    return rows.length * tiles(tileRows) * tileRows * to.stride();
  }

  private int tiles(int tileRows) {
    return (length + tileRows - 1) / tileRows;
  }

  /**
   * Where the elements of a weight gradient (out channels, in channels, kernel, kernel) are found
   * in the tiles that kernels sum it up in: by run, tile of {@code tileRows} elements of the run,
   * block of {@code width} output channels, then row and column of the tile.
   */
  public int[] gradientPacking(Window window, int width, int tileRows) {
    int[] source = new int[to.channels() * from.channels() * window.taps()];
    for (int c = 0; c < to.channels(); c++) {
      int block = c / width * width;
      int blockWidth = Math.min(width, to.stride() - block);
      for (int i = 0; i < from.channels(); i++) {
        int pair = c * from.channels() + i;
        for (int t = 0; t < rows.length; t++) {
          for (int column = 0; column < tapColumns[t].length; column++) {
            int element = column * from.stride() + i;
            int tile = t * tiles(tileRows) + element / tileRows;
            source[pair * window.taps() + tap(window, t, column)] =
                tile * tileRows * to.stride()
                    + block * tileRows
                    + element % tileRows * blockWidth
                    + (c - block);
          }
        }
      }
    }
    return source;
  }

  /** Collects the pixels of the output: groups first, then those that are left over in each row. */
  private static final class Pixels {
    final List<Integer> in = new ArrayList<>();
    final List<Integer> out = new ArrayList<>();
    final int groups;

    Pixels(Layout from, Layout to, Line rows, Line columns) {
      int rowPixels = (to.width() - columns.to + columns.toStep - 1) / columns.toStep;
      int grouped = rowPixels / GROUP * GROUP;
      for (int part = 0; part < 2; part++) {
        for (int n = 0; n < to.count(); n++) {
          for (int y = rows.to, j = 0; y < to.height(); y += rows.toStep, j++) {
            for (int i = part * grouped; i < (part == 0 ? grouped : rowPixels); i++) {
              in.add(
                  from.at(n, j * rows.fromStep + rows.from, i * columns.fromStep + columns.from));
              out.add(to.at(n, y, columns.to + i * columns.toStep));
            }
          }
        }
      }
      groups = in.size() / rowPixels * (grouped / GROUP);
    }
  }
}
