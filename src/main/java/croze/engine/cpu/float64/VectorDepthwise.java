package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Runs;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Depthwise convolutions on the Vector API: four neighbouring pixels share the weights of a tap,
 * and four taps share a gradient. See {@link ConvolutionTiles} for the form of the code.
 */
final class VectorDepthwise {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Taps of the weight gradient that are summed up at once. */
  private static final int TAPS = 4;

  /** Pixels of a strip of the weight gradient: what they read stays in the first-level cache. */
  private static final int STRIP = 64;

  private VectorDepthwise() {}

  /** See {@link Kernels#depthwise}. */
  static void convolve(Runs runs, double[] x, double[] w, double[] start, double[] y) {
    int stride = runs.to.stride();
    for (int c = 0; c < stride; c += L) {
      for (int group = 0; group < runs.groups; group++) {
        int p = group * Runs.GROUP;
        int out = runs.out[p] + c;
        double[] from = start == null ? y : start;
        int fromAt = start == null ? out : c;
        int fromStep = start == null ? runs.outStep : 0;
        fourPixels(
            from,
            fromAt,
            fromStep,
            runs.rows,
            x,
            runs.in[p] + c,
            runs.inStep,
            w,
            c,
            stride,
            y,
            out,
            runs.outStep);
      }
      for (int p = runs.groups * Runs.GROUP; p < runs.pixels; p++) {
        int out = runs.out[p] + c;
        double[] from = start == null ? y : start;
        int fromAt = start == null ? out : c;
        onePixel(from, fromAt, runs.rows, x, runs.in[p] + c, w, c, stride, y, out);
      }
    }
  }

  /** y[i] = from[i] + Σ_t x[i][t]·w[t] for four pixels i and one vector of channels. */
  private static void fourPixels(
      double[] from,
      int fromAt,
      int fromStep,
      int[] taps,
      double[] x,
      int xAt,
      int xStep,
      double[] w,
      int wAt,
      int wStep,
      double[] y,
      int yAt,
      int yStep) {
    DoubleVector a0 = DoubleVector.fromArray(S, from, fromAt);
    DoubleVector a1 = DoubleVector.fromArray(S, from, fromAt + fromStep);
    DoubleVector a2 = DoubleVector.fromArray(S, from, fromAt + 2 * fromStep);
    DoubleVector a3 = DoubleVector.fromArray(S, from, fromAt + 3 * fromStep);
    for (int t = 0; t < taps.length; t++) {
      DoubleVector weight = DoubleVector.fromArray(S, w, wAt + t * wStep);
      int at = xAt + taps[t];
      a0 = DoubleVector.fromArray(S, x, at).fma(weight, a0);
      a1 = DoubleVector.fromArray(S, x, at + xStep).fma(weight, a1);
      a2 = DoubleVector.fromArray(S, x, at + 2 * xStep).fma(weight, a2);
      a3 = DoubleVector.fromArray(S, x, at + 3 * xStep).fma(weight, a3);
    }
    DoubleVector zero = DoubleVector.zero(S);
    zero.add(a0).intoArray(y, yAt);
    zero.add(a1).intoArray(y, yAt + yStep);
    zero.add(a2).intoArray(y, yAt + 2 * yStep);
    zero.add(a3).intoArray(y, yAt + 3 * yStep);
  }

  private static void onePixel(
      double[] from,
      int fromAt,
      int[] taps,
      double[] x,
      int xAt,
      double[] w,
      int wAt,
      int wStep,
      double[] y,
      int yAt) {
    DoubleVector a = DoubleVector.fromArray(S, from, fromAt);
    for (int t = 0; t < taps.length; t++) {
      DoubleVector weight = DoubleVector.fromArray(S, w, wAt + t * wStep);
      a = DoubleVector.fromArray(S, x, xAt + taps[t]).fma(weight, a);
    }
    DoubleVector.zero(S).add(a).intoArray(y, yAt);
  }

  /** See {@link Kernels#depthwiseWeightGradient}. */
  static void weightGradient(Runs runs, double[] x, double[] g, double[] dw) {
    int stride = runs.to.stride();
    for (int from = 0; from < runs.pixels; from += STRIP) {
      int to = Math.min(from + STRIP, runs.pixels);
      for (int c = 0; c < stride; c += L) {
        int t = 0;
        for (; t + TAPS <= runs.rows.length; t += TAPS) {
          fourTaps(runs.in, runs.out, from, to, x, c, runs.rows, t, g, dw, stride);
        }
        for (; t < runs.rows.length; t++) {
          oneTap(runs.in, runs.out, from, to, x, c, runs.rows[t], g, dw, t * stride + c);
        }
      }
    }
  }

  private static void fourTaps(
      int[] in,
      int[] out,
      int from,
      int to,
      double[] x,
      int c,
      int[] taps,
      int t,
      double[] g,
      double[] dw,
      int stride) {
    int at = t * stride + c;
    int t0 = taps[t] + c;
    int t1 = taps[t + 1] + c;
    int t2 = taps[t + 2] + c;
    int t3 = taps[t + 3] + c;
    DoubleVector a0 = DoubleVector.fromArray(S, dw, at);
    DoubleVector a1 = DoubleVector.fromArray(S, dw, at + stride);
    DoubleVector a2 = DoubleVector.fromArray(S, dw, at + 2 * stride);
    DoubleVector a3 = DoubleVector.fromArray(S, dw, at + 3 * stride);
    for (int p = from; p < to; p++) {
      DoubleVector gradient = DoubleVector.fromArray(S, g, out[p] + c);
      int pixel = in[p];
      a0 = DoubleVector.fromArray(S, x, pixel + t0).fma(gradient, a0);
      a1 = DoubleVector.fromArray(S, x, pixel + t1).fma(gradient, a1);
      a2 = DoubleVector.fromArray(S, x, pixel + t2).fma(gradient, a2);
      a3 = DoubleVector.fromArray(S, x, pixel + t3).fma(gradient, a3);
    }
    DoubleVector zero = DoubleVector.zero(S);
    zero.add(a0).intoArray(dw, at);
    zero.add(a1).intoArray(dw, at + stride);
    zero.add(a2).intoArray(dw, at + 2 * stride);
    zero.add(a3).intoArray(dw, at + 3 * stride);
  }

  private static void oneTap(
      int[] in,
      int[] out,
      int from,
      int to,
      double[] x,
      int c,
      int tap,
      double[] g,
      double[] dw,
      int at) {
    DoubleVector a = DoubleVector.fromArray(S, dw, at);
    for (int p = from; p < to; p++) {
      DoubleVector gradient = DoubleVector.fromArray(S, g, out[p] + c);
      a = DoubleVector.fromArray(S, x, in[p] + tap + c).fma(gradient, a);
    }
    DoubleVector.zero(S).add(a).intoArray(dw, at);
  }
}
