package croze.engine.cpu.float64;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register kernels of a convolution: 8 × 2 vectors of accumulators, which with the weights and
 * a broadcast input fill most of the 32 registers of AVX-512 and hide the latency of two FMA units
 * (4 cycles · 2).
 *
 * <p>The form of the code is what the compiler needs to keep all vectors in registers, always;
 * where it fails it boxes them, and a pass takes five times as long:
 *
 * <ul>
 *   <li>one loop a method: accumulators that lived across two nested loops would be boxed;
 *   <li>an accumulator is only ever an argument, of a vector whose class is known from the species:
 *       a call on the accumulator itself, behind the loop, would be inlined only if its profile
 *       happened to be complete;
 *   <li>the Vector API is called directly: so many calls are not inlined through a method of ours.
 * </ul>
 *
 * <p>A turn of the loop takes two elements of the run, so that the addresses of the 8 pixels are
 * worked out half as often.
 */
final class ConvolutionTiles {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private ConvolutionTiles() {}

  /**
   * y[p] = c[p] + Σ_k x[p + k]·w[k] for 8 pixels, 4 from each of two offsets, and two vectors of
   * output channels; n is even, c may be y.
   */
  static void eightByTwo(
      double[] c,
      int c0,
      int c1,
      int cStep,
      double[] x,
      int x0,
      int x1,
      int xStep,
      double[] w,
      int wAt,
      int n,
      double[] y,
      int y0,
      int y1,
      int yStep) {
    DoubleVector a00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector a01 = DoubleVector.fromArray(S, c, c0 + L);
    DoubleVector a10 = DoubleVector.fromArray(S, c, c0 + cStep);
    DoubleVector a11 = DoubleVector.fromArray(S, c, c0 + cStep + L);
    DoubleVector a20 = DoubleVector.fromArray(S, c, c0 + 2 * cStep);
    DoubleVector a21 = DoubleVector.fromArray(S, c, c0 + 2 * cStep + L);
    DoubleVector a30 = DoubleVector.fromArray(S, c, c0 + 3 * cStep);
    DoubleVector a31 = DoubleVector.fromArray(S, c, c0 + 3 * cStep + L);
    DoubleVector a40 = DoubleVector.fromArray(S, c, c1);
    DoubleVector a41 = DoubleVector.fromArray(S, c, c1 + L);
    DoubleVector a50 = DoubleVector.fromArray(S, c, c1 + cStep);
    DoubleVector a51 = DoubleVector.fromArray(S, c, c1 + cStep + L);
    DoubleVector a60 = DoubleVector.fromArray(S, c, c1 + 2 * cStep);
    DoubleVector a61 = DoubleVector.fromArray(S, c, c1 + 2 * cStep + L);
    DoubleVector a70 = DoubleVector.fromArray(S, c, c1 + 3 * cStep);
    DoubleVector a71 = DoubleVector.fromArray(S, c, c1 + 3 * cStep + L);
    for (int k = 0; k < n; k += 2) {
      int wk = wAt + k * 2 * L;
      DoubleVector w0 = DoubleVector.fromArray(S, w, wk);
      DoubleVector w1 = DoubleVector.fromArray(S, w, wk + L);
      DoubleVector w2 = DoubleVector.fromArray(S, w, wk + 2 * L);
      DoubleVector w3 = DoubleVector.fromArray(S, w, wk + 3 * L);
      int i0 = x0 + k;
      DoubleVector p00 = DoubleVector.broadcast(S, x[i0]);
      a00 = p00.fma(w0, a00);
      a01 = p00.fma(w1, a01);
      DoubleVector p01 = DoubleVector.broadcast(S, x[i0 + 1]);
      a00 = p01.fma(w2, a00);
      a01 = p01.fma(w3, a01);
      int i1 = x0 + xStep + k;
      DoubleVector p10 = DoubleVector.broadcast(S, x[i1]);
      a10 = p10.fma(w0, a10);
      a11 = p10.fma(w1, a11);
      DoubleVector p11 = DoubleVector.broadcast(S, x[i1 + 1]);
      a10 = p11.fma(w2, a10);
      a11 = p11.fma(w3, a11);
      int i2 = x0 + 2 * xStep + k;
      DoubleVector p20 = DoubleVector.broadcast(S, x[i2]);
      a20 = p20.fma(w0, a20);
      a21 = p20.fma(w1, a21);
      DoubleVector p21 = DoubleVector.broadcast(S, x[i2 + 1]);
      a20 = p21.fma(w2, a20);
      a21 = p21.fma(w3, a21);
      int i3 = x0 + 3 * xStep + k;
      DoubleVector p30 = DoubleVector.broadcast(S, x[i3]);
      a30 = p30.fma(w0, a30);
      a31 = p30.fma(w1, a31);
      DoubleVector p31 = DoubleVector.broadcast(S, x[i3 + 1]);
      a30 = p31.fma(w2, a30);
      a31 = p31.fma(w3, a31);
      int i4 = x1 + k;
      DoubleVector p40 = DoubleVector.broadcast(S, x[i4]);
      a40 = p40.fma(w0, a40);
      a41 = p40.fma(w1, a41);
      DoubleVector p41 = DoubleVector.broadcast(S, x[i4 + 1]);
      a40 = p41.fma(w2, a40);
      a41 = p41.fma(w3, a41);
      int i5 = x1 + xStep + k;
      DoubleVector p50 = DoubleVector.broadcast(S, x[i5]);
      a50 = p50.fma(w0, a50);
      a51 = p50.fma(w1, a51);
      DoubleVector p51 = DoubleVector.broadcast(S, x[i5 + 1]);
      a50 = p51.fma(w2, a50);
      a51 = p51.fma(w3, a51);
      int i6 = x1 + 2 * xStep + k;
      DoubleVector p60 = DoubleVector.broadcast(S, x[i6]);
      a60 = p60.fma(w0, a60);
      a61 = p60.fma(w1, a61);
      DoubleVector p61 = DoubleVector.broadcast(S, x[i6 + 1]);
      a60 = p61.fma(w2, a60);
      a61 = p61.fma(w3, a61);
      int i7 = x1 + 3 * xStep + k;
      DoubleVector p70 = DoubleVector.broadcast(S, x[i7]);
      a70 = p70.fma(w0, a70);
      a71 = p70.fma(w1, a71);
      DoubleVector p71 = DoubleVector.broadcast(S, x[i7 + 1]);
      a70 = p71.fma(w2, a70);
      a71 = p71.fma(w3, a71);
    }
    DoubleVector zero = DoubleVector.zero(S);
    zero.add(a00).intoArray(y, y0);
    zero.add(a01).intoArray(y, y0 + L);
    zero.add(a10).intoArray(y, y0 + yStep);
    zero.add(a11).intoArray(y, y0 + yStep + L);
    zero.add(a20).intoArray(y, y0 + 2 * yStep);
    zero.add(a21).intoArray(y, y0 + 2 * yStep + L);
    zero.add(a30).intoArray(y, y0 + 3 * yStep);
    zero.add(a31).intoArray(y, y0 + 3 * yStep + L);
    zero.add(a40).intoArray(y, y1);
    zero.add(a41).intoArray(y, y1 + L);
    zero.add(a50).intoArray(y, y1 + yStep);
    zero.add(a51).intoArray(y, y1 + yStep + L);
    zero.add(a60).intoArray(y, y1 + 2 * yStep);
    zero.add(a61).intoArray(y, y1 + 2 * yStep + L);
    zero.add(a70).intoArray(y, y1 + 3 * yStep);
    zero.add(a71).intoArray(y, y1 + 3 * yStep + L);
  }

  /** The same for one vector of output channels. */
  static void eightByOne(
      double[] c,
      int c0,
      int c1,
      int cStep,
      double[] x,
      int x0,
      int x1,
      int xStep,
      double[] w,
      int wAt,
      int n,
      double[] y,
      int y0,
      int y1,
      int yStep) {
    DoubleVector a00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector a10 = DoubleVector.fromArray(S, c, c0 + cStep);
    DoubleVector a20 = DoubleVector.fromArray(S, c, c0 + 2 * cStep);
    DoubleVector a30 = DoubleVector.fromArray(S, c, c0 + 3 * cStep);
    DoubleVector a40 = DoubleVector.fromArray(S, c, c1);
    DoubleVector a50 = DoubleVector.fromArray(S, c, c1 + cStep);
    DoubleVector a60 = DoubleVector.fromArray(S, c, c1 + 2 * cStep);
    DoubleVector a70 = DoubleVector.fromArray(S, c, c1 + 3 * cStep);
    for (int k = 0; k < n; k += 2) {
      int wk = wAt + k * L;
      DoubleVector w0 = DoubleVector.fromArray(S, w, wk);
      DoubleVector w1 = DoubleVector.fromArray(S, w, wk + L);
      int i0 = x0 + k;
      DoubleVector p00 = DoubleVector.broadcast(S, x[i0]);
      a00 = p00.fma(w0, a00);
      DoubleVector p01 = DoubleVector.broadcast(S, x[i0 + 1]);
      a00 = p01.fma(w1, a00);
      int i1 = x0 + xStep + k;
      DoubleVector p10 = DoubleVector.broadcast(S, x[i1]);
      a10 = p10.fma(w0, a10);
      DoubleVector p11 = DoubleVector.broadcast(S, x[i1 + 1]);
      a10 = p11.fma(w1, a10);
      int i2 = x0 + 2 * xStep + k;
      DoubleVector p20 = DoubleVector.broadcast(S, x[i2]);
      a20 = p20.fma(w0, a20);
      DoubleVector p21 = DoubleVector.broadcast(S, x[i2 + 1]);
      a20 = p21.fma(w1, a20);
      int i3 = x0 + 3 * xStep + k;
      DoubleVector p30 = DoubleVector.broadcast(S, x[i3]);
      a30 = p30.fma(w0, a30);
      DoubleVector p31 = DoubleVector.broadcast(S, x[i3 + 1]);
      a30 = p31.fma(w1, a30);
      int i4 = x1 + k;
      DoubleVector p40 = DoubleVector.broadcast(S, x[i4]);
      a40 = p40.fma(w0, a40);
      DoubleVector p41 = DoubleVector.broadcast(S, x[i4 + 1]);
      a40 = p41.fma(w1, a40);
      int i5 = x1 + xStep + k;
      DoubleVector p50 = DoubleVector.broadcast(S, x[i5]);
      a50 = p50.fma(w0, a50);
      DoubleVector p51 = DoubleVector.broadcast(S, x[i5 + 1]);
      a50 = p51.fma(w1, a50);
      int i6 = x1 + 2 * xStep + k;
      DoubleVector p60 = DoubleVector.broadcast(S, x[i6]);
      a60 = p60.fma(w0, a60);
      DoubleVector p61 = DoubleVector.broadcast(S, x[i6 + 1]);
      a60 = p61.fma(w1, a60);
      int i7 = x1 + 3 * xStep + k;
      DoubleVector p70 = DoubleVector.broadcast(S, x[i7]);
      a70 = p70.fma(w0, a70);
      DoubleVector p71 = DoubleVector.broadcast(S, x[i7 + 1]);
      a70 = p71.fma(w1, a70);
    }
    DoubleVector zero = DoubleVector.zero(S);
    zero.add(a00).intoArray(y, y0);
    zero.add(a10).intoArray(y, y0 + yStep);
    zero.add(a20).intoArray(y, y0 + 2 * yStep);
    zero.add(a30).intoArray(y, y0 + 3 * yStep);
    zero.add(a40).intoArray(y, y1);
    zero.add(a50).intoArray(y, y1 + yStep);
    zero.add(a60).intoArray(y, y1 + 2 * yStep);
    zero.add(a70).intoArray(y, y1 + 3 * yStep);
  }

  /** The same for one pixel and one vector of a block of {@code wStep} output channels. */
  static void oneByOne(
      double[] c,
      int cAt,
      double[] x,
      int xAt,
      double[] w,
      int wAt,
      int wStep,
      int n,
      double[] y,
      int yAt) {
    DoubleVector a = DoubleVector.zero(S);
    for (int k = 0; k < n; k++) {
      DoubleVector p = DoubleVector.broadcast(S, x[xAt + k]);
      a = p.fma(DoubleVector.fromArray(S, w, wAt + k * wStep), a);
    }
    DoubleVector.fromArray(S, c, cAt).add(a).intoArray(y, yAt);
  }
}
