package croze.sweep;

import croze.image.Batch;
import croze.random.KeyedStream;
import croze.tensor.Tensor;

final class GoldenBatch {
  private static final double[] MEAN = {.4914, .4822, .4465}, STD = {.2023, .1994, .2010};

  static Batch draw(int s) {
    KeyedStream gs = KeyedStream.golden("grid", s),
        ns = KeyedStream.golden("noise", s),
        ls = KeyedStream.golden("label", s);
    double[] g = new double[8 * 75];
    for (int i = 0; i < g.length; i++) g[i] = gs.nextInt(256);
    double[] x = new double[8 * 3072];
    for (int p = 0; p < 24; p++)
      for (int y = 0; y < 32; y++)
        for (int c = 0; c < 32; c++) {
          double fy = (y % 8) / 8.0, fx = (c % 8) / 8.0;
          int o = p * 25 + (y / 8) * 5 + c / 8;
          double a = g[o] * (1 - fy) + g[o + 5] * fy, b = g[o + 1] * (1 - fy) + g[o + 6] * fy;
          double v = Math.floor(a * (1 - fx) + b * fx + .5) + ns.nextInt(33) - 16;
          v = Math.max(0, Math.min(255, v));
          x[p * 1024 + y * 32 + c] = (float) ((v / 255 - MEAN[p % 3]) / STD[p % 3]);
        }
    int[] l = new int[8];
    for (int i = 0; i < 8; i++) l[i] = ls.nextInt(10);
    return new Batch(Tensor.of(x, 8, 3, 32, 32), l);
  }
}
