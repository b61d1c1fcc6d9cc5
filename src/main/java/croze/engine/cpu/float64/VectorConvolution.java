package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Runs;
import jdk.incubator.vector.DoubleVector;

/**
 * Cuts convolutions into tiles of registers whose inputs and weights stay in the first-level cache.
 */
final class VectorConvolution {
  private static final int L = DoubleVector.SPECIES_PREFERRED.length();

  /** Elements of packed weights that stay in the first-level cache beside inputs and outputs. */
  private static final int RESIDENT = 24 * 1024 / Double.BYTES;

  /** Pixel groups that share a run's weights if all runs' do not fit. */
  private static final int CHUNK = 16;

  /** Pixels of a strip of the weight gradient: what they read stays in the first-level cache. */
  private static final int STRIP = 64;

  private VectorConvolution() {}

  /** See {@link Kernels#convolve}. */
  static void convolve(Runs runs, double[] x, double[] w, double[] start, double[] y) {
    int rows = runs.rows.length;
    if (rows == 0) {
      if (start != null) {
        for (int out : runs.out) {
          System.arraycopy(start, 0, y, out, runs.to.stride());
        }
      }
      return;
    }
    for (int channel = 0; channel < runs.to.stride(); channel += 2 * L) {
      int width = Math.min(2 * L, runs.to.stride() - channel);
      int size = rows * runs.length * width;
      int chunk = size <= RESIDENT ? 2 : CHUNK;
      int wAt = channel * rows * runs.length;
      for (int group = 0; group < runs.groups; group += chunk) {
        int end = Math.min(group + chunk, runs.groups);
        for (int t = 0; t < rows; t++) {
          double[] from = t == 0 ? start : null;
          convolveGroups(
              runs, group, end, t, x, w, wAt + t * runs.length * width, from, y, channel, width);
        }
      }
      for (int p = runs.groups * Runs.GROUP; p < runs.pixels; p++) {
        convolvePixel(runs, p, x, w, wAt, start, y, channel, width);
      }
    }
  }

  private static void convolveGroups(
      Runs runs,
      int group,
      int end,
      int t,
      double[] x,
      double[] w,
      int wAt,
      double[] start,
      double[] y,
      int channel,
      int width) {
    int yStep = runs.outStep;
    double[] c = start == null ? y : start;
    int cStep = start == null ? yStep : 0;
    for (int i = group; i < end; i += 2) {
      int first = Runs.GROUP * i;
      // An odd last group is paired with itself: both halves compute and store the same.
      int second = i + 1 < end ? first + Runs.GROUP : first;
      int x0 = runs.in[first] + runs.rows[t];
      int x1 = runs.in[second] + runs.rows[t];
      int y0 = runs.out[first] + channel;
      int y1 = runs.out[second] + channel;
      int c0 = start == null ? y0 : channel;
      int c1 = start == null ? y1 : channel;
      if (width == 2 * L) {
        ConvolutionTiles.eightByTwo(
            c, c0, c1, cStep, x, x0, x1, runs.inStep, w, wAt, runs.length, y, y0, y1, yStep);
      } else {
        ConvolutionTiles.eightByOne(
            c, c0, c1, cStep, x, x0, x1, runs.inStep, w, wAt, runs.length, y, y0, y1, yStep);
      }
    }
  }

  private static void convolvePixel(
      Runs runs,
      int p,
      double[] x,
      double[] w,
      int wAt,
      double[] start,
      double[] y,
      int channel,
      int width) {
    for (int v = 0; v < width; v += L) {
      int yAt = runs.out[p] + channel + v;
      for (int t = 0; t < runs.rows.length; t++) {
        boolean fresh = t == 0 && start != null;
        ConvolutionTiles.oneByOne(
            fresh ? start : y,
            fresh ? channel + v : yAt,
            x,
            runs.in[p] + runs.rows[t],
            w,
            wAt + t * runs.length * width + v,
            width,
            runs.length,
            y,
            yAt);
      }
    }
  }

  /** See {@link Kernels#weightGradient}. */
  static void weightGradient(Runs runs, double[] x, double[] g, double[] dw) {
    int channels = runs.to.stride();
    int tiles = (runs.length + Kernels.GRADIENT_ROWS - 1) / Kernels.GRADIENT_ROWS;
    for (int from = 0; from < runs.in.length; from += STRIP) {
      int to = Math.min(from + STRIP, runs.in.length);
      for (int c = 0; c < channels; c += 2 * L) {
        for (int t = 0; t < runs.rows.length; t++) {
          for (int tile = 0; tile < tiles; tile++) {
            int i = runs.rows[t] + tile * Kernels.GRADIENT_ROWS;
            int at = ((t * tiles + tile) * channels + c) * Kernels.GRADIENT_ROWS;
            if (c + L < channels) {
              GradientTiles.eightByTwo(runs.in, runs.out, from, to, x, i, g, c, dw, at);
            } else {
              GradientTiles.eightByOne(runs.in, runs.out, from, to, x, i, g, c, dw, at);
            }
          }
        }
      }
    }
  }
}
