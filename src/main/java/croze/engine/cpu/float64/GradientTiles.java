package croze.engine.cpu.float64;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register kernels of a weight gradient: 8 inputs × 2 vectors of output channels, summed over
 * pixels; two pixels a turn of the loop. See {@link ConvolutionTiles} for the form of the code.
 */
final class GradientTiles {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private GradientTiles() {}

  /**
   * dw[i] += Σ_p x[in[p] + xAt + i]·g[out[p] + gAt] over the even number of pixels {@code from} …
   * {@code to − 1}, for 8 neighbouring inputs i and two vectors of output channels; dw holds the 16
   * vectors in a row.
   */
  static void eightByTwo(
      int[] in,
      int[] out,
      int from,
      int to,
      double[] x,
      int xAt,
      double[] g,
      int gAt,
      double[] dw,
      int at) {
    DoubleVector a00 = DoubleVector.zero(S);
    DoubleVector a01 = DoubleVector.zero(S);
    DoubleVector a10 = DoubleVector.zero(S);
    DoubleVector a11 = DoubleVector.zero(S);
    DoubleVector a20 = DoubleVector.zero(S);
    DoubleVector a21 = DoubleVector.zero(S);
    DoubleVector a30 = DoubleVector.zero(S);
    DoubleVector a31 = DoubleVector.zero(S);
    DoubleVector a40 = DoubleVector.zero(S);
    DoubleVector a41 = DoubleVector.zero(S);
    DoubleVector a50 = DoubleVector.zero(S);
    DoubleVector a51 = DoubleVector.zero(S);
    DoubleVector a60 = DoubleVector.zero(S);
    DoubleVector a61 = DoubleVector.zero(S);
    DoubleVector a70 = DoubleVector.zero(S);
    DoubleVector a71 = DoubleVector.zero(S);
    for (int p = from; p < to; p += 2) {
      int x0 = in[p] + xAt;
      int i0 = out[p] + gAt;
      DoubleVector g00 = DoubleVector.fromArray(S, g, i0);
      DoubleVector g01 = DoubleVector.fromArray(S, g, i0 + L);
      int x1 = in[p + 1] + xAt;
      int i1 = out[p + 1] + gAt;
      DoubleVector g10 = DoubleVector.fromArray(S, g, i1);
      DoubleVector g11 = DoubleVector.fromArray(S, g, i1 + L);
      DoubleVector b00 = DoubleVector.broadcast(S, x[x0]);
      a00 = b00.fma(g00, a00);
      a01 = b00.fma(g01, a01);
      DoubleVector b01 = DoubleVector.broadcast(S, x[x1]);
      a00 = b01.fma(g10, a00);
      a01 = b01.fma(g11, a01);
      DoubleVector b10 = DoubleVector.broadcast(S, x[x0 + 1]);
      a10 = b10.fma(g00, a10);
      a11 = b10.fma(g01, a11);
      DoubleVector b11 = DoubleVector.broadcast(S, x[x1 + 1]);
      a10 = b11.fma(g10, a10);
      a11 = b11.fma(g11, a11);
      DoubleVector b20 = DoubleVector.broadcast(S, x[x0 + 2]);
      a20 = b20.fma(g00, a20);
      a21 = b20.fma(g01, a21);
      DoubleVector b21 = DoubleVector.broadcast(S, x[x1 + 2]);
      a20 = b21.fma(g10, a20);
      a21 = b21.fma(g11, a21);
      DoubleVector b30 = DoubleVector.broadcast(S, x[x0 + 3]);
      a30 = b30.fma(g00, a30);
      a31 = b30.fma(g01, a31);
      DoubleVector b31 = DoubleVector.broadcast(S, x[x1 + 3]);
      a30 = b31.fma(g10, a30);
      a31 = b31.fma(g11, a31);
      DoubleVector b40 = DoubleVector.broadcast(S, x[x0 + 4]);
      a40 = b40.fma(g00, a40);
      a41 = b40.fma(g01, a41);
      DoubleVector b41 = DoubleVector.broadcast(S, x[x1 + 4]);
      a40 = b41.fma(g10, a40);
      a41 = b41.fma(g11, a41);
      DoubleVector b50 = DoubleVector.broadcast(S, x[x0 + 5]);
      a50 = b50.fma(g00, a50);
      a51 = b50.fma(g01, a51);
      DoubleVector b51 = DoubleVector.broadcast(S, x[x1 + 5]);
      a50 = b51.fma(g10, a50);
      a51 = b51.fma(g11, a51);
      DoubleVector b60 = DoubleVector.broadcast(S, x[x0 + 6]);
      a60 = b60.fma(g00, a60);
      a61 = b60.fma(g01, a61);
      DoubleVector b61 = DoubleVector.broadcast(S, x[x1 + 6]);
      a60 = b61.fma(g10, a60);
      a61 = b61.fma(g11, a61);
      DoubleVector b70 = DoubleVector.broadcast(S, x[x0 + 7]);
      a70 = b70.fma(g00, a70);
      a71 = b70.fma(g01, a71);
      DoubleVector b71 = DoubleVector.broadcast(S, x[x1 + 7]);
      a70 = b71.fma(g10, a70);
      a71 = b71.fma(g11, a71);
    }
    DoubleVector.fromArray(S, dw, at).add(a00).intoArray(dw, at);
    DoubleVector.fromArray(S, dw, at + L).add(a01).intoArray(dw, at + L);
    DoubleVector.fromArray(S, dw, at + 2 * L).add(a10).intoArray(dw, at + 2 * L);
    DoubleVector.fromArray(S, dw, at + 3 * L).add(a11).intoArray(dw, at + 3 * L);
    DoubleVector.fromArray(S, dw, at + 4 * L).add(a20).intoArray(dw, at + 4 * L);
    DoubleVector.fromArray(S, dw, at + 5 * L).add(a21).intoArray(dw, at + 5 * L);
    DoubleVector.fromArray(S, dw, at + 6 * L).add(a30).intoArray(dw, at + 6 * L);
    DoubleVector.fromArray(S, dw, at + 7 * L).add(a31).intoArray(dw, at + 7 * L);
    DoubleVector.fromArray(S, dw, at + 8 * L).add(a40).intoArray(dw, at + 8 * L);
    DoubleVector.fromArray(S, dw, at + 9 * L).add(a41).intoArray(dw, at + 9 * L);
    DoubleVector.fromArray(S, dw, at + 10 * L).add(a50).intoArray(dw, at + 10 * L);
    DoubleVector.fromArray(S, dw, at + 11 * L).add(a51).intoArray(dw, at + 11 * L);
    DoubleVector.fromArray(S, dw, at + 12 * L).add(a60).intoArray(dw, at + 12 * L);
    DoubleVector.fromArray(S, dw, at + 13 * L).add(a61).intoArray(dw, at + 13 * L);
    DoubleVector.fromArray(S, dw, at + 14 * L).add(a70).intoArray(dw, at + 14 * L);
    DoubleVector.fromArray(S, dw, at + 15 * L).add(a71).intoArray(dw, at + 15 * L);
  }

  /** The same for one vector of output channels. */
  static void eightByOne(
      int[] in,
      int[] out,
      int from,
      int to,
      double[] x,
      int xAt,
      double[] g,
      int gAt,
      double[] dw,
      int at) {
    DoubleVector a00 = DoubleVector.zero(S);
    DoubleVector a10 = DoubleVector.zero(S);
    DoubleVector a20 = DoubleVector.zero(S);
    DoubleVector a30 = DoubleVector.zero(S);
    DoubleVector a40 = DoubleVector.zero(S);
    DoubleVector a50 = DoubleVector.zero(S);
    DoubleVector a60 = DoubleVector.zero(S);
    DoubleVector a70 = DoubleVector.zero(S);
    for (int p = from; p < to; p += 2) {
      int x0 = in[p] + xAt;
      int i0 = out[p] + gAt;
      DoubleVector g00 = DoubleVector.fromArray(S, g, i0);
      int x1 = in[p + 1] + xAt;
      int i1 = out[p + 1] + gAt;
      DoubleVector g10 = DoubleVector.fromArray(S, g, i1);
      DoubleVector b00 = DoubleVector.broadcast(S, x[x0]);
      a00 = b00.fma(g00, a00);
      DoubleVector b01 = DoubleVector.broadcast(S, x[x1]);
      a00 = b01.fma(g10, a00);
      DoubleVector b10 = DoubleVector.broadcast(S, x[x0 + 1]);
      a10 = b10.fma(g00, a10);
      DoubleVector b11 = DoubleVector.broadcast(S, x[x1 + 1]);
      a10 = b11.fma(g10, a10);
      DoubleVector b20 = DoubleVector.broadcast(S, x[x0 + 2]);
      a20 = b20.fma(g00, a20);
      DoubleVector b21 = DoubleVector.broadcast(S, x[x1 + 2]);
      a20 = b21.fma(g10, a20);
      DoubleVector b30 = DoubleVector.broadcast(S, x[x0 + 3]);
      a30 = b30.fma(g00, a30);
      DoubleVector b31 = DoubleVector.broadcast(S, x[x1 + 3]);
      a30 = b31.fma(g10, a30);
      DoubleVector b40 = DoubleVector.broadcast(S, x[x0 + 4]);
      a40 = b40.fma(g00, a40);
      DoubleVector b41 = DoubleVector.broadcast(S, x[x1 + 4]);
      a40 = b41.fma(g10, a40);
      DoubleVector b50 = DoubleVector.broadcast(S, x[x0 + 5]);
      a50 = b50.fma(g00, a50);
      DoubleVector b51 = DoubleVector.broadcast(S, x[x1 + 5]);
      a50 = b51.fma(g10, a50);
      DoubleVector b60 = DoubleVector.broadcast(S, x[x0 + 6]);
      a60 = b60.fma(g00, a60);
      DoubleVector b61 = DoubleVector.broadcast(S, x[x1 + 6]);
      a60 = b61.fma(g10, a60);
      DoubleVector b70 = DoubleVector.broadcast(S, x[x0 + 7]);
      a70 = b70.fma(g00, a70);
      DoubleVector b71 = DoubleVector.broadcast(S, x[x1 + 7]);
      a70 = b71.fma(g10, a70);
    }
    DoubleVector.fromArray(S, dw, at).add(a00).intoArray(dw, at);
    DoubleVector.fromArray(S, dw, at + L).add(a10).intoArray(dw, at + L);
    DoubleVector.fromArray(S, dw, at + 2 * L).add(a20).intoArray(dw, at + 2 * L);
    DoubleVector.fromArray(S, dw, at + 3 * L).add(a30).intoArray(dw, at + 3 * L);
    DoubleVector.fromArray(S, dw, at + 4 * L).add(a40).intoArray(dw, at + 4 * L);
    DoubleVector.fromArray(S, dw, at + 5 * L).add(a50).intoArray(dw, at + 5 * L);
    DoubleVector.fromArray(S, dw, at + 6 * L).add(a60).intoArray(dw, at + 6 * L);
    DoubleVector.fromArray(S, dw, at + 7 * L).add(a70).intoArray(dw, at + 7 * L);
  }
}
