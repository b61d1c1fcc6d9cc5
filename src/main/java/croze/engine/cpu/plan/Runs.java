package croze.engine.cpu.plan;

import java.util.ArrayList;
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

  /** The tap (row or column of the weight) of each run, and of each pixel of a run. */
  final int[] tapRows;

  final int[] tapColumns;
  public final Layout from;
  public final Layout to;

  private Runs(
      Layout from,
      Layout to,
      Pixels pixels,
      int[] tapRows,
      int[] tapColumns,
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
    this.rows = new int[tapColumns.length == 0 ? 0 : tapRows.length];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = t * from.rowStride();
    }
    this.length = tapColumns.length * from.stride();
    this.tapRows = tapRows;
    this.tapColumns = tapColumns;
  }

  /** The convolution itself. */
  public static Runs forward(Layout in, Layout out, int kernel, int stride) {
    int margin = kernel / 2;
    int[] taps = new int[kernel];
    for (int k = 0; k < kernel; k++) {
      taps[k] = k;
    }
    Pixels pixels = new Pixels(in, out, stride, 1, -margin, -margin, 0, 0);
    return new Runs(in, out, pixels, taps, taps, stride * in.stride(), out.stride());
  }

  /** The gradient by the input: from the gradient of the output to that of the input. */
  public static List<Runs> inputGradient(Layout out, Layout in, int kernel, int stride) {
    int margin = kernel / 2;
    List<Runs> phases = new ArrayList<>();
    for (int y = 0; y < Math.min(stride, in.height()); y++) {
      for (int x = 0; x < Math.min(stride, in.width()); x++) {
        int[] ty = taps(kernel, stride, (y + margin) % stride);
        int[] tx = taps(kernel, stride, (x + margin) % stride);
        int firstY = ty.length == 0 ? 0 : (y + margin - ty[0]) / stride;
        int firstX = tx.length == 0 ? 0 : (x + margin - tx[0]) / stride;
        Pixels pixels = new Pixels(out, in, 1, stride, firstY, firstX, y, x);
        phases.add(new Runs(out, in, pixels, ty, tx, out.stride(), stride * in.stride()));
      }
    }
    return phases;
  }

  /**
   * The taps that are {@code phase} modulo the stride, last first: their outputs are neighbours.
   */
  private static int[] taps(int kernel, int stride, int phase) {
    int n = phase < kernel ? (kernel - 1 - phase) / stride + 1 : 0;
    int[] taps = new int[n];
    for (int i = 0; i < n; i++) {
      taps[i] = phase + (n - 1 - i) * stride;
    }
    return taps;
  }

  /**
   * Packs a weight (out channels, in channels, kernel, kernel) for these runs: blocks of {@code
   * width} output channels, the last may be narrower; in a block, by run, element of the run and
   * channel.
   *
   * @param forward whether the runs are the convolution itself; otherwise input and output channels
   *     of the weight change places
   */
  public int[] packing(int kernel, int width, boolean forward) {
    int[] source = new int[rows.length * length * to.stride()];
    java.util.Arrays.fill(source, -1);
    for (int c = 0; c < to.channels(); c++) {
      int block = c / width * width;
      int blockWidth = Math.min(width, to.stride() - block);
      for (int t = 0; t < rows.length; t++) {
        for (int column = 0; column < tapColumns.length; column++) {
          for (int i = 0; i < from.channels(); i++) {
            int at =
                block * rows.length * length
                    + (t * length + column * from.stride() + i) * blockWidth
                    + (c - block);
            int pair = forward ? c * from.channels() + i : i * to.channels() + c;
            source[at] = (pair * kernel + tapRows[t]) * kernel + tapColumns[column];
          }
        }
      }
    }
    return source;
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
  public int[] gradientPacking(int kernel, int width, int tileRows) {
    int[] source = new int[to.channels() * from.channels() * kernel * kernel];
    int at = 0;
    for (int c = 0; c < to.channels(); c++) {
      int block = c / width * width;
      int blockWidth = Math.min(width, to.stride() - block);
      for (int i = 0; i < from.channels(); i++) {
        for (int t = 0; t < kernel; t++) {
          for (int column = 0; column < kernel; column++) {
            int element = column * from.stride() + i;
            int tile = t * tiles(tileRows) + element / tileRows;
            source[at++] =
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

    Pixels(Layout from, Layout to, int fromStep, int toStep, int fromY, int fromX, int y0, int x0) {
      int rowPixels = (to.width() - x0 + toStep - 1) / toStep;
      int grouped = rowPixels / GROUP * GROUP;
      for (int part = 0; part < 2; part++) {
        for (int n = 0; n < to.count(); n++) {
          for (int y = y0, j = 0; y < to.height(); y += toStep, j++) {
            for (int i = part * grouped; i < (part == 0 ? grouped : rowPixels); i++) {
              in.add(from.at(n, j * fromStep + fromY, i * fromStep + fromX));
              out.add(to.at(n, y, x0 + i * toStep));
            }
          }
        }
      }
      groups = in.size() / rowPixels * (grouped / GROUP);
    }
  }
}
