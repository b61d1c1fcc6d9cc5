package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Runs;

/** Plain loops: for a Java without the incubator module, and to hold the fast path against. */
final class PlainKernels implements Kernels {

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public int block(int channels) {
    return channels;
  }

  @Override
  public void convolve(Runs runs, double[] x, double[] w, double[] start, double[] y) {
    int channels = runs.to.stride();
    for (int p = 0; p < runs.pixels; p++) {
      int out = runs.out[p];
      if (start != null) {
        System.arraycopy(start, 0, y, out, channels);
      }
      for (int t = 0; t < runs.rows.length; t++) {
        int in = runs.in[p] + runs.rows[t];
        for (int i = 0; i < runs.length; i++) {
          addScaled(x[in + i], w, (t * runs.length + i) * channels, y, out, channels);
        }
      }
    }
  }

  @Override
  public void weightGradient(Runs runs, double[] x, double[] g, double[] dw) {
    int channels = runs.to.stride();
    int height = (runs.length + GRADIENT_ROWS - 1) / GRADIENT_ROWS * GRADIENT_ROWS;
    for (int p = 0; p < runs.pixels; p++) {
      for (int t = 0; t < runs.rows.length; t++) {
        int in = runs.in[p] + runs.rows[t];
        for (int i = 0; i < runs.length; i++) {
          addScaled(x[in + i], g, runs.out[p], dw, (t * height + i) * channels, channels);
        }
      }
    }
  }

  @Override
  public void depthwise(Runs runs, double[] x, double[] w, double[] start, double[] y) {
    int channels = runs.to.stride();
    for (int p = 0; p < runs.pixels; p++) {
      int out = runs.out[p];
      if (start != null) {
        System.arraycopy(start, 0, y, out, channels);
      }
      for (int t = 0; t < runs.rows.length; t++) {
        addProduct(x, runs.in[p] + runs.rows[t], w, t * channels, y, out, channels);
      }
    }
  }

  @Override
  public void depthwiseWeightGradient(Runs runs, double[] x, double[] g, double[] dw) {
    int channels = runs.to.stride();
    for (int p = 0; p < runs.pixels; p++) {
      for (int t = 0; t < runs.rows.length; t++) {
        int in = runs.in[p] + runs.rows[t];
        addProduct(x, in, g, runs.out[p], dw, t * channels, channels);
      }
    }
  }

  private static void addProduct(
      double[] a, int aAt, double[] b, int bAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] += a[aAt + i] * b[bAt + i];
    }
  }

  @Override
  public void scaled(double times, double[] x, int xAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = times * x[xAt + i];
    }
  }

  @Override
  public void addScaled(double times, double[] x, int xAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] += times * x[xAt + i];
    }
  }

  @Override
  public void affine(double[] x, int xAt, Affine map, double[] y, int yAt, int n) {
    double[] centre = map.centre();
    double[] scale = map.scale();
    double[] shift = map.shift();
    for (int i = 0; i < n; i++) {
      y[yAt + i] = scale[i] * (x[xAt + i] - centre[i]) + shift[i];
    }
  }

  @Override
  public void addAffine(double[] x, int xAt, Affine map, double[] y, int yAt, int n) {
    double[] centre = map.centre();
    double[] scale = map.scale();
    double[] shift = map.shift();
    for (int i = 0; i < n; i++) {
      y[yAt + i] += scale[i] * (x[xAt + i] - centre[i]) + shift[i];
    }
  }

  @Override
  public void relu(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = Math.max(x[xAt + i], 0);
    }
  }

  @Override
  public void where(double[] r, int rAt, double[] g, int gAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = r[rAt + i] > 0 ? g[gAt + i] : 0;
    }
  }

  @Override
  public void addMoments(
      double[] x, int xAt, double[] centre, double[] sum, double[] squares, int n) {
    for (int i = 0; i < n; i++) {
      double d = x[xAt + i] - centre[i];
      sum[i] += d;
      squares[i] += d * d;
    }
  }

  @Override
  public void addProducts(
      double[] x, int xAt, double[] centre, double[] g, int gAt, double[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += (x[xAt + i] - centre[i]) * g[gAt + i];
    }
  }

  @Override
  public void normGradient(
      double[] g, int gAt, double[] x, int xAt, NormGradient k, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = k.a()[i] * g[gAt + i] + k.b()[i] * (x[xAt + i] - k.centre()[i]) + k.c()[i];
    }
  }

  @Override
  public void addWindow(
      Window around, double[] x, int xAt, double[] scale, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int row = -around.row(); row <= around.row(); row += around.row()) {
        int at = xAt + i + row;
        sum += x[at - around.pixel()] + x[at] + x[at + around.pixel()];
      }
      y[yAt + i] += scale[i] * sum;
    }
  }

  @Override
  public void addScaledWindow(
      Window around,
      double[] g,
      int gAt,
      double[] above,
      double[] here,
      double[] below,
      double[] y,
      int yAt,
      int n) {
    int pixel = around.pixel();
    for (int i = 0; i < n; i++) {
      for (int side = 0; side <= 2 * pixel; side += pixel) {
        int at = gAt + i + side - pixel;
        y[yAt + i] +=
            above[i + side] * g[at - around.row()]
                + here[i + side] * g[at]
                + below[i + side] * g[at + around.row()];
      }
    }
  }
}
