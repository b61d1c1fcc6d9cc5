package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Runs;

/**
 * The arithmetic on arrays; all loops that cost anything are behind this interface.
 *
 * <p>The methods on rows read and write n contiguous elements: the pixels of one row of one image,
 * all channels. What differs by channel (scales, sums) comes repeated for each pixel of a row, so
 * that a row is one plain run.
 */
interface Kernels {
  /** Elements of a run that a kernel of the weight gradient takes at once. */
  int GRADIENT_ROWS = 8;

  /** Channels of a layout are a multiple of this. */
  int lanes();

  /** Output channels of a block of packed weights, for so many (padded) output channels. */
  int block(int channels);

  /**
   * Convolution by runs, y = x * w.
   *
   * @param w weights packed by {@link Runs#packing} in blocks of {@link #block} channels
   * @param start what y starts from, by output channel; null to add to what is in y
   */
  void convolve(Runs runs, double[] x, double[] w, double[] start, double[] y);

  /**
   * Weight gradient, dw[t][i][c] += Σ_p x[in[p] + rows[t] + i]·g[out[p] + c].
   *
   * @param runs the forward convolution
   * @param dw in the order of {@link Runs#gradientPacking} for {@link #GRADIENT_ROWS}
   */
  void weightGradient(Runs runs, double[] x, double[] g, double[] dw);

  /**
   * Depthwise convolution, y[out[p] + c] = start[c] + Σ_t x[in[p] + rows[t] + c]·w[t][c].
   *
   * @param runs each of one pixel
   * @param w weights packed by {@link Runs#depthwisePacking}
   * @param start what y starts from, by channel; null to add to what is in y
   */
  void depthwise(Runs runs, double[] x, double[] w, double[] start, double[] y);

  /**
   * Its weight gradient, dw[t][c] += Σ_p x[in[p] + rows[t] + c]·g[out[p] + c].
   *
   * @param runs the forward convolution
   */
  void depthwiseWeightGradient(Runs runs, double[] x, double[] g, double[] dw);

  /** y = times·x. */
  void scaled(double times, double[] x, int xAt, double[] y, int yAt, int n);

  /** y += times·x. */
  void addScaled(double times, double[] x, int xAt, double[] y, int yAt, int n);

  /** y = scale·(x − centre) + shift. */
  void affine(double[] x, int xAt, Affine map, double[] y, int yAt, int n);

  /** y += scale·(x − centre) + shift. */
  void addAffine(double[] x, int xAt, Affine map, double[] y, int yAt, int n);

  /** Coefficients of {@link #affine}, each repeated over a row. */
  record Affine(double[] centre, double[] scale, double[] shift) {}

  /** y = max(x, 0). */
  void relu(double[] x, int xAt, double[] y, int yAt, int n);

  /** y = g where r > 0, else 0. */
  void where(double[] r, int rAt, double[] g, int gAt, double[] y, int yAt, int n);

  /** sum += x − centre and squares += (x − centre)². */
  void addMoments(double[] x, int xAt, double[] centre, double[] sum, double[] squares, int n);

  /** sum += (x − centre)·g. */
  void addProducts(double[] x, int xAt, double[] centre, double[] g, int gAt, double[] sum, int n);

  /** y = a·g + b·(x − centre) + c, the backward of a batch normalisation. */
  void normGradient(
      double[] g,
      int gAt,
      double[] x,
      int xAt,
      NormGradient coefficients,
      double[] y,
      int yAt,
      int n);

  /** Coefficients of {@link #normGradient}, each repeated over a row. */
  record NormGradient(double[] a, double[] b, double[] c, double[] centre) {}

  /**
   * y += scale·(sum of the 3 × 3 pixels around x).
   *
   * @param scale repeated over a row
   */
  void addWindow(Window around, double[] x, int xAt, double[] scale, double[] y, int yAt, int n);

  /**
   * y += sum over the 3 × 3 pixels around g of scale·g.
   *
   * @param above scales of the row above, repeated over a row and a pixel at either end of it
   */
  void addScaledWindow(
      Window around,
      double[] g,
      int gAt,
      double[] above,
      double[] here,
      double[] below,
      double[] y,
      int yAt,
      int n);

  /** Elements from a pixel to its neighbours. */
  record Window(int pixel, int row) {}
}
